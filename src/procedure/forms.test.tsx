import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { ComplaintState } from '../complaint/state.ts'
import { opened } from '../complaint/fold-intake.ts'
import { transitions } from '../complaint/transitions.ts'
import { loadStandard } from '../office/standard/load.ts'
import { renderPage } from '../ui/render.ts'
import { htmlFaults } from '../../test/support/valid-html.ts'
import { forms, formVerbs } from './forms.ts'
import type { FormOf, FormVerb } from './forms.ts'
import type { FormContext, FormProps } from './form-kit.tsx'
import { verbNames } from '../complaint/transitions.ts'
import { verbOf } from './steps.ts'

const now = Temporal.Instant.from('2026-11-24T03:00:00Z')
const id = '0192f0c1-7a00-7000-8000-000000000001'
const other = '0192f0c1-7a00-7000-8000-000000000002'
const { standard, categories } = await loadStandard('standards/kecamatan-wonoasih')
const camat = { kind: 'person', id, name: 'Nama Camat', title: 'Camat', role: 'camat' } as const

/** A file in which everything that a form could show is there. */
function fullState(): ComplaintState {
  const state = opened({
    type: 'received', seq: 1, at: now, actor: camat,
    data: {
      channel: 'counter', receivedAt: now.toString(), trackingCode: '7KQ3M-XPA9R', standardVersion: 1, answerBy: 'letter', identitySecret: false,
      met: ['name'], attachments: [], category: 'PJU', area: null, record: {}, complete: false,
    },
    personal: { applicant: { name: 'Siti', phone: '0812', address: {} }, statement: { narrative: 'Lampu <padam>.' } },
  })
  state.completion = { missing: standard.requirements.map((requirement) => requirement.id), notes: {}, message: null, askedAt: now, respondBy: '2026-12-24', reminders: 0, lastAt: null }
  state.dispositions.push({ id, parent: null, to: [{ role: 'kasi', personId: other }], instructions: ['proses-lanjut'], nature: 'biasa', dueAt: null, note: 'Segera.', at: now, by: camat, done: null })
  state.coordinations.push({ id, partyId: other, partyName: 'Dinas', means: 'letter', dueOn: '2026-11-30', question: 'Kapan?', at: now, closed: null })
  state.answers.push({ id, kind: 'final', outcome: 'solved', forwardedTo: null, text: 'Selesai.', draftedAt: now, draftedBy: camat, approved: null, returned: { at: now, reason: 'Perjelas.' }, attempts: [] })
  return state
}

const context: FormContext = {
  standard, categories, zone: standard.office.zone, now, actors: [camat],
  people: [{ id: other, name: 'Nama Kasi', title: 'Kasi Trantib', role: 'kasi' }], parties: [{ id: other, name: 'Dinas', replyDays: 3 }],
  fileNames: ['foto.jpg'], names: new Map([[other, 'Nama Kasi']]), identityShown: true, identityOpen: true,
}

function render(verb: FormVerb, more: Partial<FormProps> = {}): string {
  const { Form }: FormOf = forms[verb]
  return renderPage(<Form lang="id" frame={{ csrf: 'x' }} action={`/meja/pengaduan/${id}/${verbOf(verb).noun}`} formKey="kunci" id={verb} state={fullState()} context={context} subject={id} {...more} />)
}

function namesIn(html: string): string[] {
  const names = [...html.matchAll(/<(?:input|textarea|select)[^>]*? name="([^"]+)"/gu)].map((match) => match[1] ?? '')
  return [...new Set(names)].filter((name) => !name.startsWith('_'))
}

/** Whether a dotted name is a place in a JSON schema. */
function knows(schema: z.core.JSONSchema._JSONSchema | undefined, path: readonly string[]): boolean {
  if (typeof schema !== 'object') return false
  const [head, ...rest] = path
  if (head === undefined) return true
  const branches = [...(schema.anyOf ?? []), ...(schema.allOf ?? [])]
  if (branches.some((branch) => knows(branch, path))) return true
  const inner = schema.properties?.[head] ?? (typeof schema.additionalProperties === 'object' ? schema.additionalProperties : undefined)
  return knows(inner, rest)
}

/** Letters and papers have pages of their own. */
const elsewhere = new Set<string>(['write-letter', 'number-letter', 'void-letter', 'issue-paper', 'reprint-paper', 'sign-paper'])

test('every verb that a person may do in the case has a form, and no other', () => {
  const byPeople = verbNames.filter((name) => !elsewhere.has(name) && transitions[name].by.some((by) => by !== 'system' && by !== 'complainant'))
  expect([...formVerbs].sort()).toEqual([...byPeople].sort())
})

describe.each(formVerbs)('the form of %s', (verb) => {
  const { dates = [], moments = [], lines = [], subject, reference }: FormOf = forms[verb]
  const schema = z.toJSONSchema(verbOf(verb).input, { io: 'input', unrepresentable: 'any' })
  const names = namesIn(render(verb))
  const plain = [...new Set(names.map((name) => moments.find((moment) => name === `${moment}_date` || name === `${moment}_time`) ?? name))]

  test('sends only what the verb takes', () => {
    expect(plain.filter((name) => !knows(schema, name.split('.')))).toEqual([])
    expect([...dates, ...moments, ...lines, subject, reference].filter((name) => name !== undefined && !plain.includes(name))).toEqual([])
  })

  test('sends everything that the verb demands', () => {
    expect((schema.required ?? []).filter((name) => !plain.some((field) => field.split('.')[0] === name))).toEqual([])
  })

  test('is valid HTML, in both languages', async () => {
    const inPage = (html: string) => `<!DOCTYPE html><html lang="id"><head><title>x</title></head><body>${html.replace(/^<!DOCTYPE html>/u, '')}</body></html>`
    expect(await htmlFaults(inPage(render(verb)))).toEqual([])
    expect(await htmlFaults(inPage(render(verb, { lang: 'en' })))).toEqual([])
  })

  test('keeps what was typed and says what is wrong at the field', () => {
    const text = names.find((name) => name !== subject && !name.includes('.') && new RegExp(`<textarea[^>]* name="${name}"`, 'u').test(render(verb)))
    if (text === undefined) return
    const html = render(verb, { values: { [text]: 'yang <b>sudah</b> diketik' }, errors: { [text]: 'Isi bagian ini' } })
    expect(html).toContain('yang &lt;b>sudah&lt;/b> diketik')
    expect(html).toContain(`id="${verb}-${text}-error"`)
  })
})
