import { z } from 'zod'
import { roleOf } from '../../office/actor.ts'
import { accept, refuse } from '../../complaint/refusal.ts'
import { text } from '../input.ts'
import { verb } from '../verb.ts'

/** Who was instructed reports what was done (laporan pelaksanaan disposisi). */
export const reportDisposition = verb({
  name: 'report-disposition',
  noun: 'laporan-disposisi',
  input: z.strictObject({ id: z.uuid(), report: text(8_000) }),
  decide(state, { id, report }, { actor }) {
    const disposition = state.dispositions.find((candidate) => candidate.id === id)
    if (!disposition) return refuse('disposition_unknown', { field: 'id' })
    if (disposition.done) return refuse('disposition_done', { field: 'id' })
    const addressed = actor.kind !== 'person' || roleOf(actor) === 'camat' || disposition.to.some((to) => to.personId === actor.id)
    if (!addressed) return refuse('not_addressed')
    return accept({ type: 'disposition-done', data: { id }, personal: { report } })
  },
})
