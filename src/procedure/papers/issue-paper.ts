import { z } from 'zod'
import { accept, refuse } from '../../complaint/refusal.ts'
import { complaintPapers } from '../../office/paper-kinds.ts'
import { verb } from '../verb.ts'

export const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** Papers that complainants make themselves: the whole history of their own complaint. */
const ofComplainants: readonly string[] = ['history-packet']

/**
 * A paper was made: its bytes are kept under this hash and are never made again differently. `asOf`: the version of the history that the paper
 * shows; when something happened meanwhile, it is made anew.
 */
export const issuePaper = verb({
  name: 'issue-paper',
  noun: 'penerbitan-naskah',
  byHouse: true,
  input: z.strictObject({
    paper: z.uuid(), kind: z.enum(complaintPapers), subject: z.string().max(200), number: z.string().max(200).nullable(), code: z.string().max(20),
    sha256, size: z.int().min(1), asOf: z.int().min(1),
  }),
  needs: ({ paper: id, kind, subject, number, code, sha256: content, size }) => ({ issuedPaper: { id, kind, subject, number, code, sha256: content, size } }),
  decide(state, { paper, kind, subject, number, sha256: content, size, asOf }, { actor }) {
    if (actor.kind === 'complainant' && !ofComplainants.includes(kind)) return refuse('not_yours')
    if (state.papers.some((issued) => issued.kind === kind && issued.subject === subject)) return refuse('already_issued')
    if (state.version !== asOf) return refuse('overtaken')
    return accept({ type: 'paper-issued', data: { paper, kind, subject, number, sha256: content, size }, personal: null })
  },
})
