import type { RefusalKey } from '../complaint/refusal.ts'
import type { InputKey } from '../procedure/input.ts'
import type { Refused } from '../procedure/perform.ts'
import type { ErrorItem } from '../ui/error-summary/error-summary.tsx'
import { t } from '../ui/messages/messages.ts'
import type { Language, MessageKey } from '../ui/messages/messages.ts'

/** Why the procedure said no, as errors that lead to their fields. */
export function refusedErrors(lang: Language, { refusal, problems }: Refused, idOf: (name: string) => string): ErrorItem[] {
  if (problems) return problems.map((problem) => ({ id: idOf(problem.path), text: t(lang, inputKey(problem.key), problem.params) }))
  return [{ ...(refusal.field ? { id: idOf(refusal.field) } : {}), text: t(lang, refusalKey(refusal.key), refusal.params) }]
}

const inputKey = (key: InputKey): MessageKey => `input.${key}`
const refusalKey = (key: RefusalKey): MessageKey => `refusal.${key}`
