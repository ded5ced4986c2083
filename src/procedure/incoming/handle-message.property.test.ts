import fc from 'fast-check'
import { expect, test } from 'vitest'
import { silentAccounts } from '../../../test/support/silent-accounts.ts'
import { testHouse } from '../../../test/support/house.ts'
import { inbound } from '../../../test/support/messages.ts'
import { runJobs } from '../../../test/support/run-jobs.ts'
import type { InboundMessage } from '../../channels/message.ts'
import { isContactOf } from '../../complaint/questions/by-contact.ts'
import { readHistory } from '../../complaint/store/history.ts'
import { handleMessage } from './handle-message.ts'
import { mailTag } from '../mail-tag.ts'
import { senderDigest } from '../sender.ts'

const { house, clock } = await testHouse({ channels: silentAccounts() })
const { pool, secret, workplace: { officeId } } = house

/** What somebody may send. `about`: the number of a complaint of anybody, whose code, tag or thread it uses. */
const step = fc.record({
  sender: fc.nat(4),
  kind: fc.constantFrom('plain', 'adu', 'name', 'address', 'code', 'lengkapi', 'keberatan', 'cek', 'thread', 'tag', 'thanks', 'hello', 'fraud', 'stop', 'machine'),
  about: fc.nat(20), times: fc.integer({ min: 1, max: 3 }), handled: fc.constantFrom('at once', 'later', 'by two'),
})
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

let runs = 0
let serial = 0

async function allCases(but: readonly string[]): Promise<{ id: string; tracking_code: string }[]> {
  return (await pool.query<{ id: string; tracking_code: string }>('select id, tracking_code from complaint where id <> all($1) order by received_at, id', [but])).rows
}

async function messageOf({ sender, kind, about }: Step, people: readonly string[], cases: readonly { id: string; tracking_code: string }[]): Promise<InboundMessage> {
  const from = people[sender] ?? ''
  const one = cases.length > 0 ? cases[about % cases.length] : undefined
  const code = one?.tracking_code ?? '22222-22222'
  const channel = from.includes('@') ? 'email' : 'sms'
  const { rows } = one && kind === 'thread' ? await pool.query<{ external_id: string }>('select external_id from outbound_message where complaint_id = $1 and channel = $2 and external_id is not null limit 1', [one.id, channel]) : { rows: [] }
  serial += 1
  const texts: Record<Step['kind'], string> = {
    plain: `Lampu jalan nomor ${serial} di dekat pasar padam`, adu: `ADU#Budi#Jl Melati ${serial}#Sampah menumpuk di gang ${serial}`, name: 'Siti Aminah', address: `Jl Mawar ${serial} RT 2 RW 5`,
    code: `Tambahan untuk ${code}: masih sama keadaannya ${serial}`, lengkapi: `LENGKAPI ${code} Siti Aminah, Jl Mawar ${serial}`, keberatan: `KEBERATAN ${code} saya tidak puas ${serial}`, cek: `CEK ${code}`,
    thread: `Balasan saya tentang itu ${serial}`, tag: `Ini balasan untuk alamat itu ${serial}`, thanks: 'Terima kasih pak', hello: 'halo', fraud: `Slot gacor bonus new member depo ${serial}rb`, stop: 'STOP', machine: `Sisa kuota ${serial}`,
  }
  return inbound({
    channel, sender: from, text: texts[kind], receivedAt: clock.now, externalId: `p${serial}`, kind: kind === 'machine' ? 'auto-reply' : 'message',
    hints: { ...(rows[0] ? { inReplyTo: rows[0].external_id } : {}), ...(one && kind === 'tag' ? { tag: mailTag(secret, one.id, code) } : {}) },
  })
}

test('whatever comes, from whomever, however often: no message is lost, doubled, or in a stranger’s case', { timeout: 300_000 }, async () => {
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async (steps) => {
    runs += 1
    clock.set('2026-11-23T09:00:00+07:00')
    const people = [`+6281400${String(runs * 10).padStart(6, '0')}`, `+6281400${String(runs * 10 + 1).padStart(6, '0')}`, `satu${runs}@contoh.test`, `dua${runs}@contoh.test`, `tiga${runs}@contoh.test`]
    const before = (await allCases([])).map(({ id }) => id)
    const sent: InboundMessage[] = []
    for (const one of steps) {
      clock.set(clock.now.add({ seconds: 30 }).toString())
      const message = await messageOf(one, people, await allCases(before))
      sent.push(message)
      const taken = await Promise.all(Array.from({ length: one.times }, () => house.post.take(message)))
      expect(taken.toSorted()).toEqual(['kept', ...Array.from({ length: one.times - 1 }, () => 'known')])
      if (one.handled === 'by two') {
        const { rows } = await pool.query<{ id: string }>('select id from inbound_message where external_id = $1', [message.externalId])
        await Promise.all([handleMessage(house, rows[0]?.id ?? ''), handleMessage(house, rows[0]?.id ?? '')])
      }
      if (one.handled !== 'later') await runJobs(house)
      await pool.query(`update outbound_message set external_id = id::text where external_id is null`)
    }
    await runJobs(house)

    const { rows: kept } = await pool.query<{ id: string; external_id: string; state: string; became: string | null; complaint_id: string | null; channel: 'sms' | 'email'; sender: string }>(
      'select id, external_id, state, became, complaint_id, channel, sender from inbound_message where external_id = any($1)', [sent.map(({ externalId }) => externalId)])
    expect(kept.map(({ external_id }) => external_id).toSorted()).toEqual(sent.map(({ externalId }) => externalId).toSorted())
    for (const message of kept) {
      expect(message.state).not.toBe('new')
      const digest = senderDigest(secret, message)
      if (message.complaint_id) expect(digest && (await isContactOf(pool, officeId, digest, message.complaint_id)), `${message.became}`).toBe(true)
    }
    // Each message that changed a complaint did so once, and nothing else did.
    const counts = new Map<string, number>()
    const made = kept.filter(({ became }) => became === 'complaint' || became === 'supplement' || became === 'note' || became === 'objection')
    for (const { id } of await allCases(before)) {
      const events = (await readHistory(pool, officeId, id))?.events ?? []
      for (const event of events) if (event.actor.kind === 'complainant') counts.set(id, (counts.get(id) ?? 0) + 1)
      expect(made.filter(({ complaint_id, became }) => complaint_id === id && became === 'complaint')).toHaveLength(1)
    }
    const expected = Map.groupBy(made, ({ complaint_id }) => complaint_id ?? '')
    expect(new Map([...expected].map(([id, messages]) => [id, messages.length]))).toEqual(counts)
    // No answer about a complaint goes to anybody but its people.
    const { rows: said } = await pool.query<{ channel: 'sms' | 'email'; recipient: string; complaint_id: string | null; text: string }>(
      `select channel, recipient, complaint_id, content ->> 'text' as text from outbound_message where recipient = any($1)`, [people])
    for (const { channel, recipient, complaint_id, text } of said) {
      const digest = senderDigest(secret, { channel, sender: recipient })
      if (complaint_id) expect(digest && (await isContactOf(pool, officeId, digest, complaint_id))).toBe(true)
      for (const { id, tracking_code } of await allCases(before)) if (text.includes(tracking_code)) expect(digest && (await isContactOf(pool, officeId, digest, id)), text).toBe(true)
    }
  }), { numRuns: 25, interruptAfterTimeLimit: 120_000 })
})
