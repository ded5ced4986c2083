import { createServer } from 'node:http'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { stringify } from 'yaml'
import { sendThroughKannel } from '../../src/channels/sms/kannel-send.ts'
import { wakeSender } from '../../src/channels/store/outbound.ts'
import { freePort, until } from '../support/daemon.ts'
import { houseBeside } from '../support/house-beside.ts'
import { startOperator } from '../support/smpp-operator.ts'
import { startKannel } from '../support/sms-servers.ts'
import { rounded } from './figures.ts'
import { memoryOf } from './machine.ts'
import type { Measured, Say, Serve } from './measure-rest.ts'

const secret = 'rahasia-untuk-mengukur'
/** SMS handed over at the same time, as the account does. */
const atOnce = 16

/**
 * SMS that wait in the office's queue, handed to a real Kannel with an SMPP operator behind it, whose reports come back and become proof:
 * how many a second go, beside Kannel alone with nobody who keeps anything, and whether the office's memory grows with the queue.
 */
export async function measureSms(serve: Serve, dataFolder: string, plan: { sms: number }, say: Say): Promise<Measured> {
  say(`sending ${plan.sms} SMS …`)
  const alone = await kannelAlone(Math.min(plan.sms, 20_000))
  say(`Kannel alone: ${rounded(alone.perSecond, 0)} SMS/s, ${rounded(alone.provenPerSecond, 0)}/s with their reports`)
  const port = await freePort()
  const { operator, settings, close } = await gateway(port)
  try {
    await writeFile(join(dataFolder, 'channels.yaml'), stringify({ quietHours: null, accounts: [{ name: 'kota', kind: 'kannel', ...settings, secret, hookUrl: `http://127.0.0.1:${port}` }] }), { mode: 0o600 })
    const office = await serve({ PORT: `${port}` })
    const [databasePid, beside] = [await office.databasePid(), await houseBeside(dataFolder)]
    const appPid = office.child.pid
    if (databasePid === null || appPid === undefined) throw new Error('the office is gone')
    const memory = async () => (await memoryOf(appPid, [databasePid])).rss
    try {
      const { pool, workplace } = beside.house
      await pool.query(
        `insert into outbound_message (office_id, id, key, channel, recipient, event, language, content, state, not_before, expires_at, created_at)
         select $1, gen_random_uuid(), 'bench-' || n, 'sms', '+62812' || lpad((n % 5000)::text, 7, '0'), 'received', 'id',
           jsonb_build_object('text', 'Laporan Anda kami terima, nomor ' || n), 'queued', now(), now() + interval '1 day', now() from generate_series(1, $2::int) n`, [workplace.officeId, plan.sms])
      await pool.query('analyze outbound_message').catch(() => {}) // the owner's; it comes by itself a little later
      await sleep(2_000)
      const before = await memory()
      const [alreadySent, started] = [operator.count(), performance.now()]
      await wakeSender(pool, 'sms', workplace.now())
      const peak = { firstHalf: before, secondHalf: before }
      let sentAfter = 0
      const count = async (state: string) => (await pool.query<{ n: number }>('select count(*)::int as n from outbound_message where state = $1', [state])).rows[0]?.n ?? 0
      for (let delivered = 0; delivered < plan.sms;) {
        await sleep(250)
        const sent = operator.count() - alreadySent
        const half = sent < plan.sms / 2 ? 'firstHalf' : 'secondHalf'
        peak[half] = Math.max(peak[half], await memory())
        if (sent >= plan.sms && sentAfter === 0) sentAfter = performance.now() - started
        if (sent >= plan.sms) delivered = await count('delivered')
        if (performance.now() - started > 1_800_000) throw new Error(`only ${sent} of ${plan.sms} SMS in half an hour`)
      }
      const allAfter = performance.now() - started
      const after = await memory()
      const doubled = operator.count() - alreadySent - plan.sms
      const [perSecond, provenPerSecond] = [plan.sms / (sentAfter / 1_000), plan.sms / (allAfter / 1_000)]
      say(`${rounded(perSecond, 0)} SMS/s, proven ${rounded(provenPerSecond, 0)}/s, doubled ${doubled}, ${rounded(before, 0)} MB before, at most ${rounded(peak.firstHalf, 0)} in the first half and ${rounded(peak.secondHalf, 0)} in the second, ${rounded(after, 0)} after`)
      const { rows: delayed } = await pool.query<{ words: string; n: number }>(`select words, count(*)::int as n from outbound_step where state in ('delayed', 'failed') group by 1 order by 2 desc limit 5`)
      for (const { words, n } of delayed) say(`delayed ${n} times: ${words}`)
      if (doubled !== 0) throw new Error(`${doubled} SMS were sent twice`)
      return {
        rows: [
          { name: 'Kannel alone with an SMPP operator, 16 at once', value: `${rounded(alone.perSecond, 0)} SMS/s, ${rounded(alone.provenPerSecond, 0)}/s with their reports` },
          { name: `SMS out of the office's queue through the same Kannel, of ${plan.sms}`, value: `${rounded(perSecond, 0)} SMS/s (${rounded(perSecond / alone.perSecond, 2)} of Kannel alone)` },
          { name: '… until every one has its delivery report as proof', value: `${rounded(provenPerSecond, 0)} SMS/s (${rounded(provenPerSecond / alone.provenPerSecond, 2)} of Kannel alone), ${doubled} sent twice` },
          {
            name: '… memory of the app before, at most in the first and in the second half, after',
            value: `${[before, peak.firstHalf, peak.secondHalf, after].map((value) => rounded(value, 0)).join(', ')} MB RSS`,
            target: 'second half at most 10 % more than the first', met: peak.secondHalf <= peak.firstHalf * 1.1,
          },
        ],
        figures: { smsDrain: { sms: plan.sms, kannelAlone: { perSecond: rounded(alone.perSecond), provenPerSecond: rounded(alone.provenPerSecond) }, perSecond: rounded(perSecond), provenPerSecond: rounded(provenPerSecond), doubled, rssMb: { before: rounded(before), firstHalf: rounded(peak.firstHalf), secondHalf: rounded(peak.secondHalf), after: rounded(after) } } },
      }
    } finally {
      await beside.close()
      await office.stop()
    }
  } finally {
    await close()
  }
}

/** Kannel with an operator that delivers everything; what it brings goes to this port. */
async function gateway(port: number) {
  const operator = await startOperator()
  operator.keep(false)
  const kannel = await startKannel({ smppPort: operator.port, pendingRequests: atOnce, service: `post-url = "http://127.0.0.1:${port}/masuk?from=%p&id=%I&secret=${secret}"` })
  await until('Kannel is bound to the operator', () => operator.bound())
  return {
    operator, kannel, settings: { sendUrl: `http://127.0.0.1:${kannel.ports.sendsms}/cgi-bin/sendsms`, username: 'adu', password: 'rahasia', from: '1708' },
    async close() {
      await kannel.close()
      await operator.close()
    },
  }
}

/** SMS a second from nobody's queue, and until both reports of each have come to somebody who keeps nothing. */
async function kannelAlone(count: number): Promise<{ perSecond: number; provenPerSecond: number }> {
  let reports = 0
  const nobody = createServer((request, response) => {
    reports += 1
    request.resume().on('end', () => response.writeHead(200, { connection: 'close' }).end())
  })
  await new Promise<void>((resolve) => nobody.listen(0, '127.0.0.1', resolve))
  const address = nobody.address()
  const port = address !== null && typeof address === 'object' ? address.port : 0
  const { settings, close } = await gateway(port)
  try {
    let left = count
    const started = performance.now()
    await Promise.all(Array.from({ length: atOnce }, async () => {
      while (left > 0) {
        left -= 1
        const sent = await sendThroughKannel({ ...settings, mostParts: 1 }, `http://127.0.0.1:${port}/?type=%d&words=%A`, { id: crypto.randomUUID(), channel: 'sms', recipient: '+6281234567890', event: 'received', language: 'id', attempts: 1, content: { text: `Laporan Anda kami terima, nomor ${left}` } })
        if (sent.outcome !== 'sent') throw new Error(`Kannel: ${JSON.stringify(sent)}`)
      }
    }))
    const sentAfter = performance.now() - started
    await until('all reports came', () => reports >= 2 * count, 300_000)
    return { perSecond: count / (sentAfter / 1_000), provenPerSecond: count / ((performance.now() - started) / 1_000) }
  } finally {
    await close()
    await new Promise((resolve) => nobody.close(resolve))
  }
}
