// A mail server as an office has one, and the world outside: real Dovecot and Postfix on this machine, in a temporary folder.
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { execFile } from 'node:child_process'
import { chmod, chown, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { dovecotConf, postfixMain, postfixMaster } from './mail-configuration.ts'
import type { MailPorts } from './mail-configuration.ts'
import { openOutside } from './mail-outside.ts'
import type { Outside } from './mail-outside.ts'
import { freePorts } from './ports.ts'

const run = promisify(execFile)

/** The mailboxes; everyone's password is `rahasia`. Mail to `pipa` is handed to `ports.pipe` by LMTP, where a test may listen. */
export const mailDomain = 'adu.test'
export const mailPassword = 'rahasia'

export interface MailServers {
  folder: string
  ports: MailPorts
  /** Path of the certificate that both servers show, for `ca`. */
  ca: string
  outside: Outside
  /** The folder on the disk that Dovecot delivers a user's mail into. */
  maildir(user: string): string
  startDovecot(): Promise<void>
  stopDovecot(): Promise<void>
  startPostfix(): Promise<void>
  stopPostfix(): Promise<void>
  /** Mails that wait in Postfix. */
  queued(): Promise<number>
  /** Tries again at once what waits. */
  flush(): Promise<void>
  stop(): Promise<void>
}

/**
 * Starts Dovecot (IMAP with TLS, LMTP), Postfix (SMTP, submission with TLS and login) and an SMTP server that plays the rest of the world.
 * @param options.only 'dovecot' leaves Postfix out
 * @throws with one clear sentence when they are not installed or this is not root
 */
export async function startMailServers(options: { only?: 'dovecot' } = {}): Promise<MailServers> {
  await demandServers()
  const folder = await mkdtemp(join(tmpdir(), 'tanggap-mail-'))
  const [smtp = 0, submission = 0, imap = 0, imaps = 0, lmtp = 0, auth = 0, pipe = 0] = await freePorts(7)
  const outside = await openOutside()
  const ports: MailPorts = { smtp, submission, imap, imaps, lmtp, auth, pipe, outside: outside.port }
  let dovecot: ChildProcess | null = null
  let postfix: ChildProcess | null = null
  const path = (name: string) => join(folder, name)

  async function prepare(): Promise<void> {
    await chmod(folder, 0o755)
    for (const name of ['tls', 'dovecot', 'mail', 'postfix', 'queue', 'pdata', 'virtual']) await mkdir(path(name), { mode: 0o755 })
    await run('openssl', [
      'req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2', '-subj', '/CN=localhost', '-addext', 'subjectAltName=IP:127.0.0.1,DNS:localhost',
      '-keyout', path('tls/key.pem'), '-out', path('tls/cert.pem'),
    ])
    for (const name of ['mail', 'virtual']) await chown(path(name), await idOf('mail', '-u'), await idOf('mail', '-g'))
    await chown(path('pdata'), await idOf('postfix', '-u'), await idOf('postfix', '-g'))
    await writeFile(path('dovecot.conf'), dovecotConf(folder, ports))
    await writeFile(path('postfix/main.cf'), postfixMain(folder, ports))
    await writeFile(path('postfix/master.cf'), postfixMaster(ports))
  }

  async function startDovecot(): Promise<void> {
    dovecot = spawn('/usr/sbin/dovecot', ['-F', '-c', path('dovecot.conf')], { stdio: 'ignore', detached: true })
    await answers([imaps, lmtp], dovecot, path('dovecot.log'))
  }
  async function startPostfix(): Promise<void> {
    postfix = spawn('/usr/sbin/postfix', ['-c', path('postfix'), 'start-fg'], { stdio: 'ignore', detached: true })
    await answers([smtp, submission], postfix, path('postfix.log'))
  }
  async function stopDovecot(): Promise<void> {
    await ended(dovecot, () => dovecot?.kill('SIGTERM'))
    dovecot = null
  }
  async function stopPostfix(): Promise<void> {
    const master = Number((await readFile(path('queue/pid/master.pid'), 'utf8').catch(() => '')).trim())
    await ended(postfix, () => { if (master > 0) process.kill(master, 'SIGTERM') })
    postfix = null
  }
  async function stop(): Promise<void> {
    await stopPostfix()
    await stopDovecot()
    await outside.close()
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }

  try {
    await prepare()
    await startDovecot()
    if (options.only !== 'dovecot') await startPostfix()
  } catch (error) {
    await stop()
    throw error
  }
  return {
    folder, ports, ca: path('tls/cert.pem'), outside, startDovecot, stopDovecot, startPostfix, stopPostfix, stop,
    maildir: (user) => path(`mail/${user}`),
    async queued() {
      const { stdout } = await run('/usr/sbin/postqueue', ['-c', path('postfix'), '-j'])
      return stdout.split('\n').filter((line) => line !== '').length
    },
    async flush() { await run('/usr/sbin/postqueue', ['-c', path('postfix'), '-f']) },
  }
}

async function demandServers(): Promise<void> {
  const missing: string[] = []
  for (const [program, name] of [['/usr/sbin/dovecot', 'dovecot-imapd dovecot-lmtpd'], ['/usr/sbin/postfix', 'postfix'], ['/usr/bin/openssl', 'openssl']] as const) {
    await run(program, [program.endsWith('postfix') ? '-c' : program.endsWith('openssl') ? 'version' : '--version', ...(program.endsWith('postfix') ? ['/nonexistent', 'status'] : [])])
      .catch((error: NodeJS.ErrnoException) => { if (error.code === 'ENOENT') missing.push(name) })
  }
  if (missing.length > 0) throw new Error(`The tests of e-mail need real mail servers. Install them: apt-get install -y --no-install-recommends ${missing.join(' ')}`)
  if (process.getuid?.() !== 0) throw new Error('The tests of e-mail start real mail servers, which must begin as root. Run them as root.')
}

async function idOf(user: string, which: '-u' | '-g'): Promise<number> {
  return Number((await run('id', [which, user])).stdout)
}

async function answers(ports: readonly number[], server: ChildProcess, log: string): Promise<void> {
  const until = performance.now() + 15_000
  for (const port of ports) {
    while (!(await isOpen(port))) {
      if (performance.now() > until || server.exitCode !== null) throw new Error(`a mail server did not start:\n${(await readFile(log, 'utf8').catch(() => '')).slice(-2_000)}`)
      await sleep(25)
    }
  }
}

function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => { socket.destroy(); resolve(true) })
    socket.once('error', () => resolve(false))
  })
}

async function ended(child: ChildProcess | null, end: () => unknown): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise<void>((resolve) => { child.once('exit', () => resolve()) })
  end()
  const late = setTimeout(() => child.kill('SIGKILL'), 5_000)
  await gone
  clearTimeout(late)
  // Dovecot leaves its open connections to processes that outlive it: a machine that is down has none.
  try {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error // the whole group is gone
  }
}
