import { parse } from 'csv-parse/sync'
import { expect } from 'vitest'
import { doors, renderProblem } from '../../src/doors.ts'
import { fold } from '../../src/complaint/fold.ts'
import type { ComplaintState } from '../../src/complaint/state.ts'
import type { Fault } from '../../src/complaint/store/faults.ts'
import { readHistory } from '../../src/complaint/store/history.ts'
import { verifyRecords } from '../../src/procedure/verify-records.ts'
import type { Role } from '../../src/office/roles.ts'
import { studyInput, testHouse } from './house.ts'
import type { TestHouse } from './house.ts'
import { runJobs } from './run-jobs.ts'
import { htmlFaults } from './valid-html.ts'
import { fieldsOf, filled, visitor } from './visitor.ts'
import type { Page, Sent, Visitor } from './visitor.ts'

type Fields = Readonly<Record<string, string>>

/** A house with all its doors in which officers write down by hand what came and went; its time is the test's. */
export interface HandHouse extends TestHouse {
  /** A page of the desk as someone of this role reads it. */
  read(role: Role, url: string): Promise<string>
  /** Opens a page, fills in its form with this action and sends it, by another of its buttons if named. Of several choices the test names one. @throws when the page has no such form */
  send(role: Role, url: string, action: string, fields?: Fields, more?: { files?: readonly Sent[]; button?: string }): Promise<Page>
  /** Sends a form of the case page, and sees that it was done. */
  does(role: Role, id: string, noun: string, fields?: Fields, files?: readonly Sent[]): Promise<void>
  /** Sends a form of the case page that is refused. @returns the fields that the error summary leads to */
  refused(role: Role, id: string, noun: string, fields: Fields): Promise<string[]>
  /** From the recorded complaint to the answer that the Camat has approved, each by whose step it is. */
  decide(id: string, answer: string): Promise<void>
  /** Drafts an answer and has it approved. */
  answer(id: string, answer: string): Promise<void>
  complaint(id: string): Promise<ComplaintState>
  /** How the story stands, as each of those who read it sees it; their pages are valid. `pin`: as the complainant was told it. */
  stands(id: string, pin?: string): Promise<Stand>
}

export interface Stand {
  /** The line of the Buku Pengaduan, by the headings of the file. */
  line: Record<string, string>
  /** The words of the tracking page, opened with code and PIN. */
  tracked: string
  /** The ledger of attempts on the case page, the newest answer first: when, channel, result, proof. */
  ledger: string[][]
  /** What happened, in order. */
  history: string[]
  /** What `verify` finds wrong in the whole office. */
  faults: Fault[]
}

/** What a reader sees of a page or a part of it, on one line. */
export const words = (html: string): string => html.replace(/<(?:script|style|template)[^]*?<\/(?:script|style|template)>/gu, ' ').replace(/<[^>]+>/gu, ' ')
  .replace(/&(amp|lt|gt|quot|#39);/gu, (_all, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"', '#39': '\'' })[name] ?? '').replace(/\s+/gu, ' ').trim()

export async function handHouse(env: Record<string, string> = {}): Promise<HandHouse> {
  const given = await testHouse({ doors: doors({ jobs: { alive: () => true }, travel: { now: () => given.clock.now, move: null } }), problem: renderProblem, env })
  const { house, app, people } = given
  const { pool, workplace } = house
  const { officeId } = workplace

  // A session ends when nobody uses it for a while, and a story takes days: everyone signs in for what they do.
  async function at(role: Role): Promise<Visitor> {
    const browser = visitor(app)
    const [name = '', value = ''] = (await given.signIn(role)).split('=')
    browser.cookies.set(name, value)
    return browser
  }
  async function open(browser: Visitor, url: string): Promise<string> {
    const page = await browser.get(url)
    expect(page.status, url).toBe(200)
    return page.html
  }
  async function sound(browser: Visitor, url: string): Promise<string> {
    const html = await open(browser, url)
    expect(await htmlFaults(html), url).toEqual([])
    return html
  }
  const send: HandHouse['send'] = async (role, url, action, fields = {}, { files: sent, button } = {}) => {
    const browser = await at(role)
    const html = await open(browser, url)
    const [tag] = new RegExp(`<form[^>]*action="${action}"[^>]*>`, 'u').exec(html) ?? []
    if (!tag || !html.includes(button ? `formaction="${button}"` : tag)) throw new Error(`${role} is not offered ${button ?? action}: ${words(html).slice(0, 2_000)}`)
    const form = filled([...new Map(fieldsOf(html, action))], fields)
    return browser.post(button ?? action, form, tag.includes('multipart/form-data') ? (sent ?? []) : sent)
  }
  const caseOf = (id: string) => `/meja/pengaduan/${id}`
  const does: HandHouse['does'] = async (role, id, noun, fields, sent) => {
    const done = await send(role, caseOf(id), `${caseOf(id)}/${noun}`, fields, sent ? { files: sent } : {})
    expect([done.status, done.location], `${noun}: ${words(done.html).slice(0, 1_500)}`).toEqual([303, `${caseOf(id)}?selesai=${noun}`])
    await runJobs(house)
  }
  async function answer(id: string, text: string): Promise<void> {
    await does('kasi-pelayanan', id, 'konsep-jawaban', { kind: 'final', outcome: 'solved', text })
    await does('camat', id, 'persetujuan-jawaban')
  }
  async function complaint(id: string): Promise<ComplaintState> {
    const history = await readHistory(pool, officeId, id)
    if (!history) throw new Error('no such complaint')
    return fold(history.events)
  }
  async function tracked(code: string, pin: string): Promise<string> {
    const citizen = visitor(app, '127.0.0.2')
    const opened = await citizen.post('/lacak', filled(fieldsOf(await open(citizen, '/lacak'), '/lacak'), { code, pin }))
    expect(opened.location, words(opened.html)).toBe(`/lacak/${code}`)
    return words((await sound(citizen, opened.location)).split(/<main[^>]*>/u)[1] ?? '')
  }

  return {
    ...given, send, does, answer, complaint,
    read: async (role, url) => open(await at(role), url),
    async refused(role, id, noun, fields) {
      const { status, html } = await send(role, caseOf(id), `${caseOf(id)}/${noun}`, fields)
      expect(status, noun).toBeGreaterThanOrEqual(400)
      const summary = html.split('govuk-error-summary__list')[1]?.split('</ul>')[0] ?? ''
      return [...summary.matchAll(/href="#([^"]+)"/gu)].map(([, field = '']) => field)
    },
    async decide(id, text) {
      await does('petugas', id, 'penyerahan')
      await does('kasi-pelayanan', id, 'penerimaan-berkas')
      await does('kasi-pelayanan', id, 'telaahan', studyInput)
      await does('kasi-pelayanan', id, 'laporan')
      await does('camat', id, 'disposisi', { to: people.kasi.id, instructions: 'proses-lanjut', nature: 'segera' })
      await answer(id, text)
    },
    async stands(id, pin = workplace.pinOf(id)) {
      const looked = await given.act('look-at-identity', id, 'petugas', { reason: 'Memeriksa hasil penyampaian.' })
      if (!looked.ok) throw new Error(looked.refusal.key)
      const { register, trackingCode } = await complaint(id)
      const book: Record<string, string>[] = parse(await open(await at('petugas'), '/meja/buku.csv'), { columns: true, bom: true })
      const tables = (await sound(await at('petugas'), caseOf(id))).split('<table').filter((part) => words(part.split('</caption>')[0] ?? '').endsWith('Upaya penyampaian'))
      const faults: Fault[] = []
      const verified = await verifyRecords(house, (fault) => faults.push(fault))
      expect(verified.events).toBeGreaterThan(5)
      return {
        line: book.find((row) => row['No. register'] === register?.number) ?? {}, tracked: await tracked(trackingCode, pin), faults,
        history: (await readHistory(pool, officeId, id))?.events.map(({ type }) => type) ?? [],
        ledger: tables.flatMap((table) => [...(table.split('<tbody')[1] ?? '').matchAll(/<tr[^]*?<\/tr>/gu)].map(([row]) => [...row.matchAll(/<t[hd][^>]*>([^]*?)<\/t[hd]>/gu)].map(([, cell = '']) => words(cell)))),
      }
    },
  }
}
