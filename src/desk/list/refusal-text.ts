import type { Refusal } from '../../complaint/refusal.ts'
import { keyOf } from '../../ui/message-key.ts'
import { t } from '../../ui/messages/messages.ts'
import type { Language, MessageKey, MessageParams } from '../../ui/messages/messages.ts'

/** The sentence of a refusal. */
export function refusalText(lang: Language, { key, params }: Refusal): string {
  return say(lang, keyOf('refusal', key), params)
}

/** A text whose key is known at run time only, with the figures that the refusal brings. */
function say(lang: Language, key: MessageKey, params: MessageParams | undefined): string {
  return t(lang, key, params)
}
