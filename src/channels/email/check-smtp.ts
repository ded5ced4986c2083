import SMTPConnection from 'nodemailer/lib/smtp-connection'
import type { Finding } from '../adapter.ts'
import { adviceOf, bad, good, reasonOf } from './finding.ts'
import { taggedAddress } from './settings.ts'
import type { EmailSettings, SmtpSettings } from './settings.ts'
import { smtpOptions } from './smtp.ts'

/** Connects, logs in, and asks whether our sender is accepted. No mail is sent. */
export async function checkSmtp(smtp: SmtpSettings, own: EmailSettings): Promise<Finding[]> {
  const where = `SMTP ${smtp.host}:${smtp.port}`
  const findings: Finding[] = []
  let connection: SMTPConnection | null = null
  try {
    const probe: Finding[] = []
    connection = new SMTPConnection({ ...(await smtpOptions(smtp, own.address)), customAuth: { PROBE: async (session) => { probe.push(...(await ask(session, own))) } } })
    await connected(connection)
    findings.push(connection.secure ? good(`${where}: tersambung dengan TLS`, `${where}: connected with TLS`) : good(`${where}: tersambung tanpa TLS di mesin ini`, `${where}: connected without TLS on this machine`))
    if (smtp.user !== undefined) {
      await login(connection, { user: smtp.user, pass: smtp.password })
      findings.push(good(`${where}: masuk`, `${where}: logged in`))
    }
    // The library runs commands of ours in the place of a login.
    await login(connection, { method: 'PROBE' })
    return [...findings, ...probe]
  } catch (error) {
    return [...findings, bad(`${where}: ${reasonOf(error)}`, `${where}: ${reasonOf(error)}`, adviceOf(error))]
  } finally {
    connection?.quit()
    connection?.close()
  }
}

interface Session { extensions: string[]; maxAllowedSize: number | false; sendCommand(command: string): Promise<{ status: number; response: string }> }

async function ask({ extensions, maxAllowedSize, sendCommand }: Session, own: EmailSettings): Promise<Finding[]> {
  const sender = taggedAddress(own, 'b.uji')
  const from = await sendCommand(`MAIL FROM:<${sender}>`)
  const to = from.status < 300 ? await sendCommand(`RCPT TO:<${own.address}>`) : from
  await sendCommand('RSET')
  return [
    to.status >= 200 && to.status < 300
      ? good(`Pengirim ${sender} diterima`, `The sender ${sender} is accepted`)
      : bad(`Pengirim ${sender} ditolak: ${to.response.slice(0, 200)}`, `The sender ${sender} is refused: ${to.response.slice(0, 200)}`, {
          id: 'Minta pengelola server mengizinkan alamat ini dan sub-alamatnya (tanda plus), atau isi subAddress: false.',
          en: 'Ask who runs the server to allow this address and its sub-addresses (plus sign), or set subAddress: false.',
        }),
    extensions.includes('DSN')
      ? good('DSN: server melaporkan bila surel sampai atau gagal', 'DSN: the server reports what arrived and what did not')
      : good('DSN: tidak ada; hanya kegagalan yang akan dikabarkan', 'DSN: not offered; only failures will be heard of'),
    sizeLimit(maxAllowedSize),
  ]
}

function sizeLimit(bytes: number | false): Finding {
  if (!bytes) return good('Batas ukuran surel: tidak disebut', 'Size limit of a mail: none named')
  const size = Math.floor(bytes / 1024 / 1024)
  if (size >= 10) return good(`Batas ukuran surel: ${size} MB`, `Size limit of a mail: ${size} MB`)
  return bad(`Batas ukuran surel: ${size} MB`, `Size limit of a mail: ${size} MB`, { id: 'Jawaban dengan lampiran dapat ditolak. Minta batas 10 MB atau lebih.', en: 'Answers with files may be refused. Ask for a limit of 10 MB or more.' })
}

function connected(connection: SMTPConnection): Promise<void> {
  return new Promise((resolve, reject) => {
    connection.once('error', reject)
    connection.connect((error) => (error ? reject(error) : resolve()))
  })
}

function login(connection: SMTPConnection, auth: { user?: string; pass?: string | undefined; method?: string }): Promise<void> {
  return new Promise((resolve, reject) => {
    connection.login(auth, (error) => (error ? reject(error) : resolve()))
  })
}
