import type { RegisterFilter } from '../../complaint/questions/register.ts'
import { outcomes } from '../../complaint/outcome.ts'
import { statuses } from '../../complaint/status.ts'
import { channels } from '../../office/channels.ts'
import type { Category } from '../../office/standard/schema.ts'
import { complaintClasses } from '../../office/standard/vocabulary.ts'
import { formatMonth } from '../../ui/format.ts'
import { keyOf } from '../../ui/message-key.ts'
import { t } from '../../ui/messages/messages.ts'
import type { Language } from '../../ui/messages/messages.ts'
import { choiceAt, textAt, wholeAt } from '../list/query.ts'

/** States that a line of the book can be in: it is there from the moment it is recorded. */
export const registerStates = statuses.filter((status) => status !== 'complete')

/** The filter that an address asks for; what it does not understand is left out. */
export function filterOf(query: unknown, thisYear: number, categories: readonly Category[]): RegisterFilter {
  return {
    year: wholeAt(query, 'tahun', 2000, 2999) ?? thisYear, month: wholeAt(query, 'bulan', 1, 12), channel: choiceAt(query, 'kanal', channels),
    class: choiceAt(query, 'kelas', complaintClasses), category: choiceAt(query, 'kategori', categories.map(({ code }) => code)),
    state: choiceAt(query, 'keadaan', [...registerStates, ...outcomes]), words: textAt(query, 'q') || undefined,
  }
}

/** The same filter as parameters of an address. */
export function paramsOf(filter: RegisterFilter): Record<'tahun' | 'bulan' | 'kanal' | 'kelas' | 'kategori' | 'keadaan' | 'q', string | number | undefined> {
  return { tahun: filter.year, bulan: filter.month, kanal: filter.channel, kelas: filter.class, kategori: filter.category, keadaan: filter.state, q: filter.words }
}

/** What narrows the book, in words, each with its parameter; the year does not count. */
export function wordsOf(lang: Language, filter: RegisterFilter, categories: readonly Category[]): { name: keyof ReturnType<typeof paramsOf>; text: string }[] {
  const channel = channels.find((code) => code === filter.channel)
  const cls = complaintClasses.find((code) => code === filter.class)
  return [
    ...(filter.month === undefined ? [] : [{ name: 'bulan' as const, text: formatMonth(lang, filter.month) }]),
    ...(channel === undefined ? [] : [{ name: 'kanal' as const, text: t(lang, keyOf('channel', channel)) }]),
    ...(cls === undefined ? [] : [{ name: 'kelas' as const, text: t(lang, keyOf('class', cls)) }]),
    ...(filter.category === undefined ? [] : [{ name: 'kategori' as const, text: categories.find(({ code }) => code === filter.category)?.label ?? filter.category }]),
    ...(filter.state === undefined ? [] : [{ name: 'keadaan' as const, text: stateText(lang, filter.state) }]),
    ...(filter.words === undefined ? [] : [{ name: 'q' as const, text: `“${filter.words}”` }]),
  ]
}

function stateText(lang: Language, state: string): string {
  const status = statuses.find((code) => code === state)
  if (status) return t(lang, keyOf('status', status))
  const outcome = outcomes.find((code) => code === state)
  return outcome ? t(lang, keyOf('outcome', outcome)) : state
}
