import { z } from 'zod'
import { accept, refuse } from '../../complaint/refusal.ts'
import { isOpen } from '../../complaint/status.ts'
import { text } from '../input.ts'
import { verb } from '../verb.ts'

/** The same matter was lodged before: this file joins that one (digabung), keeps its number, and its complainant is told where it goes on. */
export const merge = verb({
  name: 'merge',
  noun: 'penggabungan',
  input: z.strictObject({ into: z.uuid(), reason: text(2_000) }),
  needs: (input) => ({ target: input.into }),
  decide(_state, { into, reason }, { facts }) {
    const { target } = facts
    if (!target || !isOpen(target.status)) return refuse('merge_target', { field: 'into' })
    return accept({ type: 'merged', data: { into }, personal: { reason } })
  },
})
