import { z } from 'zod'
import { lookLasts, needsIdentity } from '../../complaint/looks.ts'
import { accept, refuse } from '../../complaint/refusal.ts'
import { may } from '../../office/permissions.ts'
import { flag, optionalText } from '../input.ts'
import { verb } from '../verb.ts'

/** A reason that says something. */
const shortest = 10

/**
 * Opens who complained to one person for a while (pembukaan identitas): for the step at hand, or with a reason of one's own. Each look is an event,
 * and the complainant sees it (UU 25/2009 Ps 49). Who asked to be kept secret is opened by those who must reach them, and by nobody else.
 */
export const lookAtIdentity = verb({
  name: 'look-at-identity',
  noun: 'identitas',
  input: z.strictObject({ reason: optionalText(2_000), paper: flag.default(false) }),
  decide(state, { reason, paper }, { actor, standard, now }) {
    const needed = needsIdentity(state, actor, standard)
    if (state.identitySecret && !may(actor, 'identity.read')) return refuse('identity_closed')
    if (!needed && !paper && (reason?.length ?? 0) < shortest) return refuse('reason_needed', { field: 'reason', params: { min: shortest } })
    return accept({ type: 'identity-looked-at', data: { why: needed ? 'step' : paper ? 'paper' : 'break-glass', until: now.add(lookLasts).toString() }, personal: reason === undefined ? null : { reason } })
  },
})
