import type { StepNumber } from '../complaint/status.ts'
import type { StepId } from '../office/standard/vocabulary.ts'
import type { AnyVerb } from './verb.ts'

/** A step's declaration: its place in the procedure and its verbs. Roles and times come from the standard, statuses from the transitions. */
export interface Step { number: StepNumber; id: StepId; verbs: readonly AnyVerb[] }
