import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { simpleParser } from 'mailparser'
import type { ParsedMail } from 'mailparser'
import { expect, inject, test } from 'vitest'
import { startListening } from '../../src/channels/listen.ts'
import { fold } from '../../src/complaint/fold.ts'
import type { ComplaintState } from '../../src/complaint/state.ts'
import { readHistory } from '../../src/complaint/store/history.ts'
import { silentLog } from '../../src/platform/log.ts'
import { systemNow } from '../../src/platform/time.ts'
import { afterFile } from '../support/cleanup.ts'
import { until } from '../support/daemon.ts'
import { temporaryFolder } from '../support/folder.ts'
import { lastAnswer, testHouse } from '../support/house.ts'
import type { TestHouse } from '../support/house.ts'
import { citizen } from '../support/mail-office.ts'
import { startMailServers } from '../support/mail-servers.ts'
import { accountSettings } from '../support/mail-settings.ts'
import { freePorts } from '../support/ports.ts'
import { runJobs } from '../support/run-jobs.ts'
import { startOperator } from '../support/smpp-operator.ts'
import { startKannel, startSmsd } from '../support/sms-servers.ts'

// One complaint from its first word to its objection, on each channel that carries messages by itself, through the real servers.

interface Told extends TestHouse { complaint(id: string): Promise<ComplaintState>; work(): Promise<void>; soon<T>(what: string, look: () => Promise<T | null | undefined | false>): Promise<T> }

/** A house that listens on these accounts, by the clock on the wall. */
async function houseWith(accounts: object[], options: { port?: number } = {}): Promise<Told> {
  const file = join(await temporaryFolder('stories'), 'channels.yaml')
  await writeFile(file, JSON.stringify({ quietHours: null, accounts }), { mode: 0o600 })
  const given = await testHouse({ env: { TANGGAP_CHANNELS: file }, doors: [(app, house) => { for (const account of house.channels.accounts) account.routes?.(app, house.post) }] })
  const { house, clock } = given
  const tick = () => clock.set(systemNow().toString())
  tick()
  if (options.port) await given.app.listen({ host: '127.0.0.1', port: options.port })
  const listening = startListening(house.channels.accounts, house.post, silentLog())
  afterFile(() => listening.stop())
  const work = async () => {
    tick()
    await runJobs(house)
  }
  return {
    ...given, work,
    async complaint(id) {
      const history = await readHistory(house.pool, house.workplace.officeId, id)
      if (!history) throw new Error('no such complaint')
      return fold(history.events)
    },
    async soon(what, look) {
      let found: Awaited<ReturnType<typeof look>> = null
      await until(what, async () => {
        await work()
        found = await look()
        return Boolean(found)
      })
      if (!found) throw new Error(what)
      return found
    },
  }
}

async function onlyComplaint({ house }: Told): Promise<string | null> {
  const { rows } = await house.pool.query<{ id: string }>('select id from complaint')
  if (rows.length > 1) throw new Error('more than one complaint')
  return rows[0]?.id ?? null
}

/** The office's part: checks, records, studies, answers. The answer leaves by itself when the Camat has approved it. */
async function decide(told: Told, id: string): Promise<void> {
  const { house, act, bring, work } = told
  await bring(id, 'recorded')
  await work()
  for (const [verb, as, input] of [
    ['hand-over', 'petugas', {}], ['accept-hand-over', 'kasi-pelayanan', {}], ['study', 'kasi-pelayanan', {
      form: 'short', class: 'tidak-berkadar-pengawasan', category: 'PJU', urgency: 'normal', recommendation: 'answer', issue: 'Lampu padam.', facts: 'Satu tiang.', conclusion: 'Diganti.', advice: 'Jawab pelapor.',
    }], ['report', 'kasi-pelayanan', {}], ['draft-answer', 'kasi-pelayanan', { kind: 'final', outcome: 'solved', text: 'Lampu sudah diganti pada hari Rabu.' }],
  ] as const) {
    const acted = await act(verb, id, as, input)
    expect(acted.ok, `${verb} ${JSON.stringify(acted)}`).toBe(true)
    await work()
  }
  const approved = await act('approve-answer', id, 'camat', { id: await lastAnswer(house, id) })
  expect(approved.ok, JSON.stringify(approved)).toBe(true)
}

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
  for (const [verb, as, input] of [
    ['hand-over', 'petugas', {}], ['accept-hand-over', 'kasi-pelayanan', {}], ['study', 'kasi-pelayanan', {
      form: 'short', class: 'tidak-berkadar-pengawasan', category: 'PJU', urgency: 'normal', recommendation: 'answer', issue: 'Lampu padam.', facts: 'Satu tiang.', conclusion: 'Diganti.', advice: 'Jawab pelapor.',
    }], ['report', 'kasi-pelayanan', {}], ['draft-answer', 'kasi-pelayanan', { kind: 'final', outcome: 'solved', text: 'Lampu sudah diganti pada hari Rabu.' }],
  ] as const) expect((await told.act(verb, id, as, input)).ok, verb).toBe(true)
  expect((await told.act('approve-answer', id, 'camat', { id: await lastAnswer(told.house, id) })).ok).toBe(true)
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
