import type { IssuedPaper } from '../../complaint/store/papers.ts'
import { keyOf } from '../../ui/message-key.ts'
import { t } from '../../ui/messages/messages.ts'

/** Under what name a paper is saved: its Indonesian name and number, in letters that every system takes. */
export function paperFileName({ kind, number, id }: Pick<IssuedPaper, 'kind' | 'number' | 'id'>): string {
  return `${t('id', keyOf('paper', kind)).toLowerCase()}-${number ?? id.slice(-8)}.pdf`.replace(/[^\w.-]+/gu, '-')
}
