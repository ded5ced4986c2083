import { addNote } from './add-note.ts'
import { correctApplicant } from './correct-applicant.ts'
import { keepSecret } from './keep-secret.ts'
import { lookAtIdentity } from './look-at-identity.ts'
import { merge } from './merge.ts'
import { object } from './object.ts'
import { postpone, resume } from './postpone.ts'
import { recomputeDeadline } from './recompute-deadline.ts'
import { withdraw } from './withdraw.ts'

/** What may happen at more than one step: side exits, objection, notes. */
export const atAnyTime = [withdraw, merge, postpone, resume, object, lookAtIdentity, keepSecret, correctApplicant, addNote, recomputeDeadline] as const
