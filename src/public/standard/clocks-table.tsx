import type { Standard } from '../../office/standard/schema.ts'
import type { LimitUnit } from '../../office/standard/vocabulary.ts'
import { DataTable } from '../../ui/data-table/data-table.tsx'
import { formatNumber } from '../../ui/format.ts'
import { keyOf } from '../../ui/message-key.ts'
import { t } from '../../ui/messages/messages.ts'
import type { Language } from '../../ui/messages/messages.ts'

/** A limit in words: "1 hari kerja, pada jam yang sama". */
export function limitText(lang: Language, { unit, amount }: { unit: LimitUnit; amount: number }): string {
  return t(lang, keyOf('standard.limit', unit), { n: formatNumber(lang, amount) })
}

/** Every clock over a complaint: what it limits, how long, from when, on what basis and how binding. */
export function ClocksTable({ lang, clocks }: { lang: Language; clocks: Standard['clocks'] }) {
  const own = lang === 'id' ? undefined : 'id'
  return (
    <DataTable
      lang={lang} caption={t(lang, 'standard.clocks')} hideCaption rows={clocks} rowKey={(clock) => clock.id}
      columns={[
        { key: 'label', header: t(lang, 'standard.clock_label'), rowHeader: true, cell: (clock) => <span lang={own}>{clock.label}</span> },
        { key: 'limit', header: t(lang, 'standard.clock_limit'), cell: (clock) => limitText(lang, clock.limit) },
        { key: 'from', header: t(lang, 'standard.clock_from'), cell: (clock) => t(lang, keyOf('standard.from', clock.startsWhen)) },
        { key: 'basis', header: t(lang, 'standard.clock_basis'), cell: (clock) => <><span lang={own}>{clock.basis}</span> ({t(lang, keyOf('mark', clock.mark))})</> },
      ]}
    />
  )
}
