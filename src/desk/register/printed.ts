import type { MessageKey } from '../../ui/messages/messages.ts'
import type { Cells, RegisterColumn } from './cells.ts'

/** All columns of the book as they are printed: those that belong together stand in one, so that a line fits across a landscape page. `share` of the width. */
export const printed: readonly { key: string; header: MessageKey; parts: readonly RegisterColumn[]; share: number }[] = [
  { key: 'received', header: 'register.print_received', parts: ['received', 'channel', 'receiver'], share: 1.1 },
  { key: 'who', header: 'register.print_who', parts: ['name', 'address', 'contact'], share: 1.5 },
  { key: 'what', header: 'register.print_what', parts: ['summary', 'place', 'attachments'], share: 2.8 },
  { key: 'class', header: 'register.print_class', parts: ['class', 'category'], share: 1.1 },
  { key: 'receipt', header: 'register.col_receipt', parts: ['receipt'], share: 0.9 },
  { key: 'handed_over', header: 'register.col_handed_over', parts: ['handed_over'], share: 1.1 },
  { key: 'disposition', header: 'register.col_disposition', parts: ['disposition'], share: 1.1 },
  { key: 'follow_up', header: 'register.col_follow_up', parts: ['follow_up'], share: 1.3 },
  { key: 'answer', header: 'register.col_answer', parts: ['answer'], share: 1.3 },
  { key: 'due', header: 'register.col_due', parts: ['due'], share: 1 },
  { key: 'archive', header: 'register.col_archive', parts: ['archive'], share: 0.9 },
  { key: 'remark', header: 'register.col_remark', parts: ['remark'], share: 1.1 },
]

/** What stands together in one printed column. */
export function partsOf(cells: Cells, parts: readonly RegisterColumn[]): string[] {
  return [...new Set(parts.map((part) => cells[part]).filter((text) => text !== ''))]
}
