import type { Statistics } from '../../complaint/questions/statistics.ts'
import { isChannel } from '../../office/channels.ts'
import type { Category } from '../../office/standard/schema.ts'
import { complaintClasses } from '../../office/standard/vocabulary.ts'
import { channelKeys } from '../../ui/channel-keys.ts'
import { keyOf } from '../../ui/message-key.ts'
import { t } from '../../ui/messages/messages.ts'
import type { Language } from '../../ui/messages/messages.ts'

/** Every figure of a report with its group and name, as a file takes them. */
export function figureRows(lang: Language, figures: Statistics, categories: readonly Category[]): { group: string; name: string; value: string }[] {
  const { promise } = figures
  const row = (group: string) => ({ name, count }: { name: string; count: number }) => ({ group, name, value: String(count) })
  return [
    ...[
      { name: t(lang, 'statistics.received'), count: figures.received }, { name: t(lang, 'statistics.answered'), count: figures.answered }, { name: t(lang, 'statistics.ended_otherwise'), count: figures.endedOtherwise },
      { name: t(lang, 'statistics.open'), count: figures.open }, { name: t(lang, 'reports.kept'), count: promise.kept }, { name: t(lang, 'reports.late_answered'), count: promise.lateAnswered }, { name: t(lang, 'reports.late_open'), count: promise.lateOpen },
    ].map(row(t(lang, 'reports.total'))),
    ...channelRows(lang, figures).map(row(t(lang, 'statistics.channel'))), ...classRows(lang, figures).map(row(t(lang, 'reports.class'))),
    ...categoryRows(lang, figures, categories).map(row(t(lang, 'statistics.category'))), ...outcomeRows(lang, figures).map(row(t(lang, 'statistics.outcome'))),
  ]
}

export function channelRows(lang: Language, { byChannel }: Statistics) {
  return byChannel.map(({ code, count }) => ({ name: isChannel(code) ? t(lang, channelKeys[code]) : (code ?? ''), count }))
}
export function classRows(lang: Language, { byClass }: Statistics) {
  return byClass.map(({ code, count }) => {
    const known = complaintClasses.find((name) => name === code)
    return { name: known ? t(lang, keyOf('class', known)) : t(lang, 'reports.not_studied'), count }
  })
}
export function categoryRows(lang: Language, { byCategory }: Statistics, categories: readonly Category[]) {
  return byCategory.map(({ code, count }) => ({ name: code === null ? t(lang, 'statistics.category_none') : categories.find((category) => category.code === code)?.label ?? code, count }))
}
export function outcomeRows(lang: Language, { byOutcome }: Statistics) {
  return byOutcome.flatMap(({ code, count }) => (code === null ? [] : [{ name: t(lang, keyOf('outcome', code)), count }]))
}
