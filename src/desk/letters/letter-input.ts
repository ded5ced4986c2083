import type { Letter } from '../../complaint/letters.ts'
import type { LetterDraft } from '../../procedure/correspondence/letter-draft.ts'
import { isoDate, recordOf, textOf } from '../case/form-input.ts'

/** What the letter's form sent → what `write-letter` takes. Lists come a line each; of those present "name, post". */
export function letterInputOf(body: unknown): Record<string, unknown> {
  const typed = recordOf(body)
  const { on, from, until, place, agenda } = recordOf(typed['meeting'])
  const lines = (value: unknown) => textOf(value).split('\n').map((line) => line.trim()).filter((line) => line !== '')
  const optional = Object.fromEntries(['id', 'about', 'enclosures', 'toAddress', 'document'].flatMap((name) => (textOf(typed[name]) === '' ? [] : [[name, textOf(typed[name])]])))
  const met = [on, from, until, place, agenda].some((value) => textOf(value) !== '')
  const parties = lines(typed['parties']).map((line) => {
    const [name = '', ...position] = line.split(',')
    return { name: name.trim(), ...(position.length > 0 ? { position: position.join(',').trim() } : {}) }
  })
  return {
    ...optional, kind: textOf(typed['kind']), nature: textOf(typed['nature']) || 'biasa', datedOn: isoDate(textOf(typed['datedOn'])), to: textOf(typed['to']), subject: textOf(typed['subject']), body: textOf(typed['body']),
    signer: { personId: textOf(recordOf(typed['signer'])['personId']), capacity: textOf(recordOf(typed['signer'])['capacity']) }, copies: lines(typed['copies']),
    ...(met ? { meeting: { on: isoDate(textOf(on)), from: time(from), place: textOf(place), ...(textOf(until) ? { until: time(until) } : {}), ...(textOf(agenda) ? { agenda: textOf(agenda) } : {}) } } : {}),
    ...(parties.length > 0 ? { parties } : {}),
  }
}

/** The form's fields of a letter that stands in the file, or of a first draft. */
export function letterFields(letter: Pick<Letter, 'kind'> & Partial<Letter>, draft: LetterDraft | null, begin: Pick<Letter, 'datedOn' | 'signer'>): Record<string, unknown> {
  const text = letter.text ?? draft
  const parties = letter.text ? (letter.text.parties ?? []) : (draft?.parties ?? [])
  return {
    ...(letter.id ? { id: letter.id } : {}), kind: letter.kind, about: letter.id ? (letter.about ?? '') : (draft?.about ?? ''), datedOn: letter.datedOn ?? begin.datedOn, nature: letter.nature ?? 'biasa',
    enclosures: letter.id ? (letter.enclosures ?? '') : (draft?.enclosures ?? ''), to: text?.to ?? '', toAddress: text?.toAddress ?? '', subject: text?.subject ?? '', body: text?.body ?? '', copies: (text?.copies ?? []).join('\n'),
    signer: letter.signer ?? begin.signer, meeting: letter.text?.meeting ?? {}, parties: parties.map(({ name, position }) => (position ? `${name}, ${position}` : name)).join('\n'),
  }
}

/** "9.30" → "09:30" */
function time(value: unknown): string {
  const [, hour, minute] = /^(\d{1,2})[.:](\d{2})$/u.exec(textOf(value)) ?? []
  return hour && minute ? `${hour.padStart(2, '0')}:${minute}` : textOf(value)
}
