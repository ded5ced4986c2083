import type { DocxFault } from '../../papers/docx/faults.ts'
import { keyOf } from '../../ui/message-key.ts'
import { t } from '../../ui/messages/messages.ts'
import type { Language, MessageKey } from '../../ui/messages/messages.ts'

/** What is wrong with a DOCX, and what to do, as a sentence. */
export function docxFaultText(lang: Language, { key, params }: DocxFault): string {
  return t<MessageKey>(lang, keyOf('naskah_fault', key), params)
}
