import { simpleParser } from 'mailparser'
import type { ParsedMail } from 'mailparser'
import { expect, inject, test } from 'vitest'
import { readHistory } from '../../src/complaint/store/history.ts'
import { afterFile } from '../support/cleanup.ts'
import { until } from '../support/daemon.ts'
import { citizen } from '../support/mail-office.ts'
import { startMailServers } from '../support/mail-servers.ts'
import { accountSettings } from '../support/mail-settings.ts'
import { freePorts } from '../support/ports.ts'
import { startOperator } from '../support/smpp-operator.ts'
import { startKannel, startSmsd } from '../support/sms-servers.ts'
import { decide, houseWith, onlyComplaint } from '../support/story.ts'
import type { Told } from '../support/story.ts'

// One complaint from its first word to its objection, on each channel that carries messages by itself, through the real servers.

test('e-mail: lodged, completed, acknowledged, answered with proof, objected to, by mail alone', async () => {
  const servers = await startMailServers()
  afterFile(servers.stop)
  const told = await houseWith([{ name: 'surel', kind: 'email', ...accountSettings(servers) }])
  const write = citizen(servers)
  const read = new Set<string>()
  const mail = (about: RegExp) => told.soon(`a mail about ${about.source}`, async (): Promise<ParsedMail | null> => {
    for (const { source } of servers.outside.arrived) {
      const parsed = await simpleParser(Buffer.from(source, 'latin1'))
      if (!read.has(parsed.messageId ?? '') && about.test(`${parsed.subject}\n${parsed.text}`)) {
        read.add(parsed.messageId ?? '')
        return parsed
      }
    }
    return null
  })
  const reply = (to: ParsedMail, text: string) => write({ to: to.replyTo?.text ?? '', subject: `Re: ${to.subject}`, inReplyTo: to.messageId ?? '', references: to.messageId ?? '', text: `${text}\n\nPada Rabu, Kecamatan Uji menulis:\n> ${(to.text ?? '').replaceAll('\n', '\n> ')}` })

  await write({ from: '"Budi Santoso" <budi@luar.example>', subject: 'Lampu jalan padam', text: 'Lampu jalan di depan pasar padam sejak minggu lalu. Mohon diperbaiki.' })
  const asked = await mail(/alamat/iu)
  const id = await told.soon('one complaint', () => onlyComplaint(told))
  expect(await told.complaint(id)).toMatchObject({ status: 'incomplete', channel: 'email', answerBy: 'email', applicant: { name: 'Budi Santoso', email: 'budi@luar.example' } })

  await reply(asked, 'Jl. Mawar 3 RT 02 RW 05 Kedung Asem')
  await told.soon('it is complete', async () => (await told.complaint(id)).moments.complete)
  expect((await told.complaint(id)).applicant.address).toMatchObject({ line: expect.stringContaining('Mawar 3') })
  await told.bring(id, 'recorded')
  await told.work()
  await decide(told, id)
  const receipt = await mail(/tanda terima/iu)
  expect(receipt.attachments[0]?.content.subarray(0, 5).toString()).toBe('%PDF-')
  const answer = await mail(/Lampu sudah diganti/u)
  expect(answer.headers.get('auto-submitted')).toBeTruthy()
  await told.soon('the receipt counts as given', async () => (await readHistory(told.house.pool, told.house.workplace.officeId, id))?.events.some(({ type, actor }) => type === 'receipt-given' && actor.kind === 'system'))
  // The world outside took it: Postfix says so, and that is the proof.
  await told.soon('it is answered', async () => (await told.complaint(id)).status === 'answered')
  const attempt = (await told.complaint(id)).answers.at(-1)?.attempts.at(-1)
  expect(attempt).toMatchObject({ channel: 'email', result: 'delivered', by: { kind: 'system' }, settled: { proof: expect.stringMatching(/2\.0\.0|relayed|250/iu) } })

  await reply(answer, 'KEBERATAN. Lampu itu masih padam sampai sekarang.')
  await told.soon('it is reopened', async () => (await told.complaint(id)).objections.length === 1)
  expect(await told.complaint(id)).toMatchObject({ status: 'in-follow-up', objections: [{ grounds: expect.stringContaining('masih padam') }] })
  expect(await onlyComplaint(told)).toBe(id)
}, 90_000)

/** What one complaint says by SMS, whichever gateway carries it. */
async function smsStory(told: Told, me: string, phone: { say(text: string): Promise<void>; heard(about: RegExp): Promise<string>; arrived(): Promise<void> }): Promise<void> {
  await phone.say('Lampu jalan di depan pasar padam sejak minggu lalu, gelap sekali kalau malam')
  expect((await phone.heard(/nama/iu)).length).toBeLessThanOrEqual(160)
  const id = await told.soon('one complaint', () => onlyComplaint(told))
  expect(await told.complaint(id)).toMatchObject({ status: 'incomplete', channel: 'sms', answerBy: 'sms', applicant: { phone: me } })
  await phone.say('Budi Santoso, Jl. Mawar 3 RT 2 RW 5 Kedung Asem')
  await told.soon('it is complete', async () => (await told.complaint(id)).moments.complete)
  expect((await told.complaint(id)).applicant).toMatchObject({ name: 'Budi Santoso' })

  await told.bring(id, 'recorded')
  const receipt = await phone.heard(/\d{4}\/20\d\d/u)
  const { trackingCode, register } = await told.complaint(id)
  expect(receipt).toContain(register?.number)
  expect(receipt.replaceAll(/[\s-]/gu, '')).toContain(trackingCode.replaceAll('-', ''))
  expect(receipt.length).toBeLessThanOrEqual(160)
  expect(receipt).not.toMatch(/Budi|Mawar/u)

  await phone.say(`cek ${trackingCode}`)
  expect((await phone.heard(/ditelaah|diserahkan|dicatat|tercatat|langkah|diproses/iu)).length).toBeLessThanOrEqual(160)
  await decide(told, id)
  await phone.heard(/Lampu sudah diganti/u)
  await phone.arrived()
  await told.soon('it is answered', async () => (await told.complaint(id)).status === 'answered')
  expect((await told.complaint(id)).answers.at(-1)?.attempts.at(-1)).toMatchObject({ channel: 'sms', result: 'delivered', settled: { proof: expect.stringMatching(/DeliveryOK|DELIVRD|Kannel/u) } })

  await phone.say(`KEBERATAN ${trackingCode} lampunya masih padam`)
  await told.soon('it is reopened', async () => (await told.complaint(id)).objections.length === 1)
  expect(await told.complaint(id)).toMatchObject({ status: 'in-follow-up', objections: [{ grounds: expect.stringContaining('masih padam') }] })
  expect(await onlyComplaint(told)).toBe(id)
}

test('SMS through a modem: a telephone without internet lodges, completes, follows and objects', async () => {
  const smsd = await startSmsd(inject('clusterUrl'))
  afterFile(() => smsd.close())
  const told = await houseWith([{ name: 'sms', kind: 'gammu', database: smsd.database }])
  const me = '+6281234567001'
  const seen = new Set<string>()
  await smsStory(told, me, {
    say: (text) => smsd.phone.receive([{ from: me, text }]),
    heard: (about) => told.soon(`an SMS about ${about.source}`, async () => {
      const { rows } = await smsd.pool.query<{ creator: string; text: string }>(
        `select "CreatorID" as creator, string_agg("TextDecoded", '' order by "SequencePosition") as text from sentitems where "DestinationNumber" = $1 group by 1`, [me])
      const found = rows.find(({ creator, text }) => !seen.has(creator) && about.test(text))
      if (found) seen.add(found.creator)
      return found?.text ?? null
    }),
    // The dummy modem gives every SMS the same reference: a report for each that went out.
    async arrived() {
      for (let n = 0; n < seen.size + 2; n += 1) await smsd.phone.report(me, true)
    },
  })
}, 90_000)

test('SMS through an operator\'s link: the same telephone, the same words', async () => {
  const operator = await startOperator()
  afterFile(() => operator.close())
  const [port = 0] = await freePorts(1)
  const secret = 'rahasia-untuk-uji-coba'
  const kannel = await startKannel({ smppPort: operator.port, service: `post-url = "http://127.0.0.1:${port}/hook/kota/masuk?from=%p&to=%P&coding=%c&id=%I&time=%T&secret=${secret}"` })
  afterFile(() => kannel.close())
  const told = await houseWith([{
    name: 'kota', kind: 'kannel', sendUrl: `http://127.0.0.1:${kannel.ports.sendsms}/cgi-bin/sendsms`, username: 'adu', password: 'rahasia', from: '1708', secret, hookUrl: `http://127.0.0.1:${port}`,
  }], { port })
  await until('Kannel is bound to the operator', async () => operator.bound())
  const me = '+6281234567002'
  const seen = new Set<string>()
  await smsStory(told, me, {
    say: (text) => operator.deliver({ from: me, to: '1708', text }),
    heard: (about) => told.soon(`an SMS about ${about.source}`, async () => {
      const found = operator.submitted.find(({ id, to, text }) => !seen.has(id) && to === me.slice(1) && about.test(text))
      if (found) seen.add(found.id)
      return found?.text ?? null
    }),
    arrived: async () => {}, // the operator reports by itself
  })
}, 90_000)
