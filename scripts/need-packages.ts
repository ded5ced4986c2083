// The tests talk to a real browser, mail server and SMS gateway. On Debian they are installed when that is allowed; otherwise one
// sentence says what to do.
import { spawnSync } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'

const needed = [
  { program: '/usr/bin/chromium', packages: ['chromium'] },
  { program: '/usr/bin/pdftotext', packages: ['poppler-utils'] },
  { program: '/usr/bin/openssl', packages: ['openssl'] },
  { program: '/usr/bin/gammu-smsd', packages: ['gammu', 'gammu-smsd'] },
  { program: '/usr/sbin/bearerbox', packages: ['kannel'] },
  { program: '/usr/lib/kannel/test/fakesmsc', packages: ['kannel-extras'] },
  { program: '/usr/bin/soffice', packages: ['libreoffice-writer-nogui'] },
  { program: '/usr/sbin/dovecot', packages: ['dovecot-imapd', 'dovecot-lmtpd'] },
  { program: '/usr/sbin/postfix', packages: ['postfix'] },
]

const packages = needed.filter(({ program }) => !existsSync(program)).flatMap((need) => need.packages)
if (packages.length > 0) {
  const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
  if (mayInstall) {
    process.stdout.write(`Installing ${packages.join(', ')} for the tests …\n`)
    const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    // The tests start their own servers on their own ports: the packages' daemons stay off where nothing says otherwise.
    if (!existsSync('/usr/sbin/policy-rc.d') && !existsSync('/run/systemd/system')) writeFileSync('/usr/sbin/policy-rc.d', '#!/bin/sh\nexit 101\n', { mode: 0o755 })
    spawnSync('apt-get', ['update', '-q'], { stdio: 'ignore', env: environment })
    spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages], { stdio: ['ignore', 'ignore', 'inherit'], env: environment })
  }
  const missing = needed.filter(({ program }) => !existsSync(program))
  if (missing.length > 0) {
    process.stderr.write(`The tests need ${missing.map((need) => need.packages.join(' ')).join(' and ')}: install with "sudo apt-get install ${missing.flatMap((need) => need.packages).join(' ')}", then run npm test again.\n`)
    process.exitCode = 1
  }
}
