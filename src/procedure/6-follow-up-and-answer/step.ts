import type { Step } from '../step.ts'
import { returnStudy } from './return-study.ts'
import { dispose } from './dispose.ts'
import { reportDisposition } from './report-disposition.ts'
import { requestCoordination, closeCoordination } from './coordination.ts'
import { draftAnswer } from './draft-answer.ts'
import { approveAnswer, returnAnswer } from './approve-answer.ts'
import { recordAttempt } from './record-attempt.ts'
import { settleAttempt } from './settle-attempt.ts'
import { closeUnanswered } from './close-unanswered.ts'

/** Step 6, tindak lanjut dan jawaban (S3.6). */
export const step: Step = { number: 6, id: 'follow-up-and-answer', verbs: [returnStudy, dispose, reportDisposition, requestCoordination, closeCoordination, draftAnswer, approveAnswer, returnAnswer, recordAttempt, settleAttempt, closeUnanswered] }
