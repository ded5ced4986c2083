import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Door } from '../../src/app.ts'
import { openCallBook } from '../../src/channels/listen.ts'
import { listCallBacks } from '../../src/office/calls.ts'
import { scratchFolder, startDaemon, until } from '../support/daemon.ts'
import { dummyPhone } from '../support/dummy-phone.ts'
import { temporaryFolder } from '../support/folder.ts'
import { testHouse } from '../support/house.ts'

const secret = 'rahasia-modem-kantor'
const channels = join(await temporaryFolder('channels'), 'channels.yaml')
await writeFile(channels, `accounts:\n  - { name: modem, kind: pbx, secret: ${secret} }\n`, { mode: 0o600 })
const hooks: Door = (app, house) => { for (const account of house.channels.accounts) account.callRoutes?.(app, openCallBook(house.workplace)) }
const { house, app, clock } = await testHouse({ doors: [hooks], env: { TANGGAP_CHANNELS: channels } })

// The script of the manual, run by the real daemon for a call that its (dummy) modem hears and hangs up on.
test('a missed call on the GSM modem becomes a number to call back', { timeout: 60_000 }, async () => {
  const origin = await app.listen({ host: '127.0.0.1', port: 0 })
  const { folder, remove } = await scratchFolder('missed')
  const phone = await dummyPhone(join(folder, 'dummy'))
  for (const box of ['inbox', 'outbox', 'sent', 'error']) await mkdir(join(folder, box))
  const script = join(folder, 'oncall.sh')
  await writeFile(script, `#!/bin/sh\ncurl -fsS --retry 5 -H "X-Hook-Secret: ${secret}" -d event=missed -d "id=gsm-$1-$(date +%s)" --data-urlencode "caller=$1" ${origin}/hook/modem/panggilan\n`)
  await chmod(script, 0o755)
  await writeFile(join(folder, 'smsdrc'), `[gammu]
model = dummy
connection = none
port = ${phone.folder}
gammuloc = /dev/null
[smsd]
service = files
inboxpath = ${folder}/inbox/
outboxpath = ${folder}/outbox/
sentsmspath = ${folder}/sent/
errorsmspath = ${folder}/error/
logfile = ${folder}/smsd.log
debuglevel = 1
commtimeout = 1
loopsleep = 0
receivefrequency = 1
statusfrequency = 2
checksecurity = 0
checkbattery = 0
checksignal = 0
checknetwork = 0
hangupcalls = 1
runonincomingcall = ${script}
`, { mode: 0o600 })
  const daemon = startDaemon('/usr/bin/gammu-smsd', ['-c', join(folder, 'smsdrc')], { cwd: folder })
  const waiting = () => listCallBacks(house.pool, house.workplace.officeId, { now: clock.now, after: null, limit: 10 })
  try {
    await writeFile(join(phone.folder, 'incoming-call'), '')
    await until('the missed call is here', async () => (await waiting()).length > 0)
    expect((await waiting())[0]?.number).toBe('+800123456')
  } finally {
    await daemon.stop()
    await remove()
  }
})
