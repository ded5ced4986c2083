import { expect, test } from 'vitest'
import { addParty } from '../../src/office/parties.ts'
import { addPerson } from '../../src/office/people/people.ts'
import { doors, renderProblem } from '../../src/doors.ts'
import type { Role } from '../../src/office/roles.ts'
import { studyInput, testHouse } from '../support/house.ts'

const given = await testHouse({ doors: doors({ jobs: { alive: () => true }, travel: { now: () => given.clock.now, move: null } }), problem: renderProblem })
const { app, house, lodge, act, signIn, people } = given
let count = 0
/** A text that is a tag, an attribute, a formula and markup of the print shop at once; each with a number of its own. */
const evil = () => `=1+1"><xss-${++count} onload=alert(1)>'</textarea></title><!--#eval("x") \${x}`
const readers: readonly Role[] = ['petugas', 'kasi-pelayanan', 'kasi', 'sekcam', 'camat', 'arsiparis', 'auditor', 'admin']

/** A complaint whose every word is an attack, taken through all seven steps. */
async function wicked(): Promise<{ id: string; code: string; pin: string }> {
  const by = { officeId: house.workplace.officeId, actor: people.admin, now: given.clock.now }
  const party = await addParty(house.db, by, { name: evil().slice(0, 190), kind: evil().slice(0, 55), address: evil(), phone: '1', email: null, replyDays: 3 })
  if (!party.ok) throw new Error(party.refusal.key)
  await addPerson(house.db, by, { name: evil().slice(0, 190), title: evil().slice(0, 190), role: 'kasi', email: 'x@contoh.test' })
  const { id, trackingCode, pin } = await lodge({
    applicant: { name: evil().slice(0, 190), address: { line: evil(), rt: '1"><b>', rw: "2'><b>", kelurahan: evil().slice(0, 95) }, phone: '0812"><i>', email: `a@b.c"><i>` },
    narrative: evil(), about: evil(), desiredResolution: evil(), incident: { when: evil().slice(0, 190), where: evil().slice(0, 190) },
  })
  const steps: [Parameters<typeof act>[0], Role | 'complainant', object][] = [
    ['add-note', 'petugas', { visibility: 'complainant', text: evil() }], ['add-note', 'complainant', { text: evil() }],
    ['confirm-complete', 'petugas', { note: evil() }], ['record', 'petugas', {}], ['hand-over', 'petugas', { note: evil() }], ['accept-hand-over', 'kasi-pelayanan', {}],
    ['study', 'kasi-pelayanan', { ...studyInput, form: 'full', issue: evil(), assumptions: evil(), facts: evil(), analysis: evil(), conclusion: evil(), advice: evil() }], ['report', 'kasi-pelayanan', { note: evil() }],
    ['dispose', 'camat', { to: [people.kasi.id], instructions: ['proses-lanjut'], nature: 'segera', note: evil() }],
    ['request-coordination', 'kasi-pelayanan', { party: party.id, means: 'letter', question: evil() }],
    ['look-at-identity', 'arsiparis', { reason: evil() }],
    ['draft-answer', 'kasi-pelayanan', { kind: 'final', outcome: 'solved', text: evil() }],
    ['correct-applicant', 'petugas', { applicant: { fax: evil().slice(0, 38) }, reason: evil() }],
  ]
  for (const [verb, as, input] of steps) {
    const acted = await act(verb, id, as, input)
    if (!acted.ok) throw new Error(`${verb}: ${acted.refusal.key} ${JSON.stringify(acted.problems ?? '')}`)
  }
  return { id, code: trackingCode, pin }
}

test('whatever is written into a complaint, no page makes a tag of it and no spreadsheet a formula', async () => {
  const { id, code, pin } = await wicked()
  const opened = await app.inject({ method: 'POST', url: '/lacak', payload: { code, pin } })
  const granted = opened.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  let seen = 0
  const look = async (url: string, cookie: string) => {
    const page = await app.inject({ url, headers: { cookie } })
    expect(page.statusCode, url).toBeLessThan(500)
    if (String(page.headers['content-type']).startsWith('text/html')) {
      expect(/<(?:xss-\d+|i|b)>|<xss-/u.exec(page.body)?.[0] ?? null, url).toBeNull()
      expect(page.headers['content-security-policy'], url).not.toMatch(/unsafe-inline|unsafe-eval/u)
      if (page.body.includes('xss-')) seen += 1
    }
    return page
  }
  await look(`/lacak/${code}`, granted)
  for (const role of readers) {
    const cookie = await signIn(role)
    for (const { method, url, access } of app.routeTable) {
      if (method !== 'GET' || access === 'public' || /[*]|keluar/u.test(url)) continue
      await look(url.replace(':id', id).replace(/:\w+/gu, 'x'), cookie)
    }
    await look('/meja/cari?q=xss', cookie)
  }
  expect(seen).toBeGreaterThan(20)
  for (const url of ['/meja/buku.csv?tahun=2026', '/meja/lapor.csv']) {
    const csv = (await app.inject({ url, headers: { cookie: await signIn('sekcam') } })).body
    for (const cell of csv.matchAll(/(?:^|[,\r\n;])"?([=+\-@\t])/gu)) expect(cell[1], url).toBe('never')
  }
}, 120_000)

test('and every paper of it is still made', async () => {
  const { id } = await wicked()
  expect((await house.receiptOf(id))?.bytes.length).toBeGreaterThan(1_000)
  const cookie = await signIn('kasi-pelayanan')
  // Read anew for each: a paper that tells of the others has another name once they are made.
  const offered = async () => {
    const page = (await app.inject({ url: `/meja/pengaduan/${id}`, headers: { cookie } })).body
    const offers = [...page.matchAll(/name="kind" value="([^"]+)"\/?><input type="hidden" name="subject" value(?:="([^"]*)")?/gu)]
    return { csrf: /name="_csrf" value="([^"]+)"/u.exec(page)?.[1] ?? '', offers: offers.map(([, kind = '', subject = '']) => ({ kind, subject })) }
  }
  const kinds = [...new Set((await offered()).offers.map(({ kind }) => kind))]
  expect(kinds.length).toBeGreaterThan(4)
  for (const kind of kinds) {
    const { csrf, offers } = await offered()
    const subject = offers.find((offer) => offer.kind === kind)?.subject ?? ''
    const made = await app.inject({ method: 'POST', url: `/meja/pengaduan/${id}/kertas`, headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' }, payload: new URLSearchParams({ _csrf: csrf, kind, subject }).toString() })
    expect([kind, made.statusCode]).toEqual([kind, 303])
  }
}, 120_000)
