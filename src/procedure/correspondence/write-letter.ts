import { z } from 'zod'
import { accept, refuse } from '../../complaint/refusal.ts'
import type { ComplaintState } from '../../complaint/state.ts'
import { letterKinds, letterNatures, signingCapacities } from '../../office/paper-kinds.ts'
import { line, list, optionalLine, text } from '../input.ts'
import { verb } from '../verb.ts'

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/u)

export const letterInput = z.strictObject({
  /** The letter that is written anew; absent: a new one. */
  id: z.uuid().optional(),
  kind: z.enum(letterKinds),
  about: z.uuid().optional(),
  datedOn: z.iso.date(),
  nature: z.enum(letterNatures).default('biasa'),
  enclosures: optionalLine(200),
  signer: z.strictObject({ personId: z.uuid(), capacity: z.enum(signingCapacities) }),
  to: text(1000),
  toAddress: optionalLine(500),
  subject: line(300),
  body: text(30_000),
  copies: list(z.string().trim().min(1).max(300), 30),
  meeting: z.strictObject({ on: z.iso.date(), from: timeOfDay, until: timeOfDay.optional(), place: line(300), agenda: optionalLine(500) }).optional(),
  /** The letter as it was finished in a word processor, of which the house has made a PDF: that is its paper then. */
  document: z.uuid().optional(),
  parties: z.array(z.strictObject({ name: line(200), position: optionalLine(200) })).max(30).optional(),
})

/**
 * Writes a naskah dinas in the file, or writes it anew as long as it is not issued. Nothing is sent by this. Letters of before stay in the history.
 * Undangan and berita acara need their meeting.
 */
export const writeLetter = verb({
  name: 'write-letter',
  noun: 'naskah',
  input: letterInput,
  needs: ({ signer, id, document }) => ({ people: [signer.personId], ...(id !== undefined && document !== undefined ? { letterDocument: { id: document, letterId: id } } : {}) }),
  decide(state, input, { newId, facts }) {
    const { id, kind, about, datedOn, nature, enclosures, signer, meeting, parties, toAddress, document, ...text } = input
    const before = id === undefined ? null : letterOf(state, id)
    if (id !== undefined && (!before || before.kind !== kind)) return refuse('letter_unknown')
    if (before && isIssued(state, before.id)) return refuse('letter_issued')
    if (before?.voided) return refuse('letter_voided')
    if (!facts.people?.some((person) => person.id === signer.personId)) return refuse('addressee_unknown', { field: 'signer.personId' })
    if ((kind === 'invitation' || kind === 'minutes') && !meeting) return refuse('meeting_needed', { field: 'meeting.on' })
    if (document !== undefined && before?.number === null) return refuse('letter_not_numbered')
    if (document !== undefined && !facts.letterDocument) return refuse('letter_document_unknown')
    return accept({
      type: 'letter-written',
      data: { id: id ?? newId(), kind, about: about ?? null, datedOn, nature, enclosures: enclosures ?? null, signer, ...(facts.letterDocument ? { document: facts.letterDocument } : {}) },
      personal: { ...text, ...(toAddress ? { toAddress } : {}), ...(meeting ? { meeting: cleaned(meeting) } : {}), ...(parties ? { parties: parties.map(cleaned) } : {}) },
    })
  },
})

/** The letter with this id, or null. */
export function letterOf(state: ComplaintState, id: string): ComplaintState['letters'][number] | null {
  return state.letters.find((letter) => letter.id === id) ?? null
}

/** Whether this letter has become a paper: from then on it is not changed. */
export function isIssued(state: ComplaintState, letterId: string): boolean {
  return state.papers.some(({ subject }) => subject === letterId)
}

/** Without members that hold nothing. */
function cleaned<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined)) as { [K in keyof T]: Exclude<T[K], undefined> }
}
