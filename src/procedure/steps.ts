import { verbNames } from '../complaint/transitions.ts'
import type { VerbName } from '../complaint/transitions.ts'
import { step as receive } from './1-receive/step.ts'
import { step as checkCompleteness } from './2-check-completeness/step.ts'
import { step as recordAndAcknowledge } from './3-record-and-acknowledge/step.ts'
import { step as registerAndHandOver } from './4-register-and-hand-over/step.ts'
import { step as studyAndReport } from './5-study-and-report/step.ts'
import { step as followUpAndAnswer } from './6-follow-up-and-answer/step.ts'
import { step as archive } from './7-archive/step.ts'
import { atAnyTime } from './at-any-time/step.ts'
import { numberLetter } from './correspondence/number-letter.ts'
import { voidLetter } from './correspondence/void-letter.ts'
import { writeLetter } from './correspondence/write-letter.ts'
import { issuePaper } from './papers/issue-paper.ts'
import { reprintPaper } from './papers/reprint-paper.ts'
import { signPaper } from './papers/sign-paper.ts'
import type { Step } from './step.ts'
import type { AnyVerb } from './verb.ts'

/** The seven steps of the standard (S3), in order. Flow chart, queues, progress bars, API and tests iterate over this list. */
export const steps: readonly Step[] = [
  receive, checkCompleteness, recordAndAcknowledge, registerAndHandOver, studyAndReport, followUpAndAnswer, archive,
]

const ofLetters = [writeLetter, numberLetter, voidLetter] as const
const ofPapers = [issuePaper, reprintPaper, signPaper] as const

const declared = new Map<VerbName, AnyVerb>([...steps.flatMap((step) => [...step.verbs]), ...atAnyTime, ...ofLetters, ...ofPapers].map((verb) => [verb.name, verb]))
const missing = verbNames.filter((name) => !declared.has(name))
if (missing.length > 0) throw new Error(`verbs without a rule: ${missing.join(', ')}`)

/** All verbs of the procedure, in the order of the steps. */
export const verbs: readonly AnyVerb[] = [...declared.values()]

/** The verb of this name; every name of the transitions has one. */
export function verbOf(name: VerbName): AnyVerb {
  const verb = declared.get(name)
  if (!verb) throw new Error(`no verb ${name}`)
  return verb
}

/** The verb with this noun in its address, or null. */
export function verbByNoun(noun: string): AnyVerb | null {
  return verbs.find((verb) => verb.noun === noun) ?? null
}
