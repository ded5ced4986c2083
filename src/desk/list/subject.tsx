import { initialsOf } from '../../complaint/looks.ts'
import { t } from '../../ui/messages/messages.ts'
import type { Language } from '../../ui/messages/messages.ts'

export interface SubjectRow { id: string; registerNumber: string | null; trackingCode: string; summary: string }

/** What a listed file is: its number, leading to its page, and the beginning of the story. */
export function Subject({ lang, row, struck = false }: { readonly lang: Language; readonly row: SubjectRow; readonly struck?: boolean }) {
  const summary = row.summary === '' ? t(lang, 'queue.no_words') : row.summary
  return (
    <>
      <a href={`/meja/pengaduan/${row.id}`} class="tg-code">{row.registerNumber ?? row.trackingCode}</a>
      <span class="tg-subject">{struck ? <s>{summary}</s> : summary}</span>
    </>
  )
}

/** Who complained, as a list may say it: by initials. */
export function complainantText(lang: Language, row: { complainant: string | null; secret: boolean }): string {
  if (row.secret) return t(lang, 'queue.secret')
  return (row.complainant && initialsOf(row.complainant)) || t(lang, 'queue.nameless')
}
