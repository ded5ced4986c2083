import type { CallDirection } from '../../office/calls.ts'
import { t } from '../../ui/messages/messages.ts'
import type { Language } from '../../ui/messages/messages.ts'

/** What the officer says to someone who calls, in order; plain words, to be read out as they stand. */
export function callScript(lang: Language, { office, officer, hour, direction }: { office: string; officer: string; hour: number; direction: CallDirection }): string[] {
  return [
    t(lang, direction === 'out' ? 'phone_script.greet_back' : 'phone_script.greet', { greeting: greeting(lang, hour), office, officer }),
    t(lang, 'phone_script.name'), t(lang, 'phone_script.address'), t(lang, 'phone_script.what'), t(lang, 'phone_script.where'), t(lang, 'phone_script.wish'),
    t(lang, 'phone_script.answer_by'), t(lang, 'phone_script.read_back'), t(lang, 'phone_script.save'),
  ]
}

/** Selamat pagi, siang, sore or malam, by the hour of the office. */
export function greeting(lang: Language, hour: number): string {
  const part = hour < 4 ? 'night' : hour < 11 ? 'morning' : hour < 15 ? 'midday' : hour < 18 ? 'afternoon' : 'night'
  return t(lang, `phone_greeting.${part}`)
}
