import type { Hit } from '../../complaint/questions/search.ts'
import type { Standing } from '../../complaint/standing.ts'
import { Button } from '../../ui/button/button.tsx'
import { DataTable } from '../../ui/data-table/data-table.tsx'
import type { Column } from '../../ui/data-table/data-table.tsx'
import { DeskPage } from '../../ui/desk-page/desk-page.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { formatShortDate } from '../../ui/format.ts'
import { roleKeys } from '../../ui/frame.ts'
import type { PageFrame } from '../../ui/frame.ts'
import { t } from '../../ui/messages/messages.ts'
import type { Language } from '../../ui/messages/messages.ts'
import { StatusTag } from '../../ui/status-tag/status-tag.tsx'
import { TextInput } from '../../ui/text-input/text-input.tsx'
import { Due } from '../list/due.tsx'
import { complainantText, Subject } from '../list/subject.tsx'

export interface ShownHit extends Hit { standing: Standing }

export interface SearchPageProps {
  readonly frame: PageFrame
  readonly zone: string
  readonly typed: string
  readonly hits: readonly ShownHit[]
  readonly loose: boolean
  /** There may be more than are shown. */
  readonly full: boolean
}

/** `/meja/cari`: one field, and what it finds. */
export function SearchPage({ frame, zone, typed, hits, loose, full }: SearchPageProps) {
  const { lang } = frame
  return (
    <DeskPage frame={frame} title={typed === '' ? t(lang, 'search.title') : t(lang, 'search.found', { q: typed })}>
      <h1>{t(lang, 'search.title')}</h1>
      <form action="/meja/cari" method="get" role="search" class="tg-find">
        <TextInput lang={lang} name="q" type="search" label={t(lang, 'search.field')} hint={t(lang, 'search.hint')} value={typed} autofocus={typed === ''} />
        <Button>{t(lang, 'search.go')}</Button>
      </form>
      {typed === '' ? null : hits.length === 0 ? (
        <EmptyState title={t(lang, 'search.none', { q: typed })}>
          <p>{t(lang, 'search.none_more')}</p>
        </EmptyState>
      ) : (
        <section aria-labelledby="hasil">
          <h2 id="hasil">{t(lang, 'search.found', { q: typed })}</h2>
          {loose ? <p>{t(lang, 'search.loose')}</p> : null}
          {full ? <p class="tg-soft">{t(lang, 'search.best', { n: hits.length })}</p> : null}
          <DataTable lang={lang} caption={t(lang, 'search.found', { q: typed })} hideCaption columns={columnsOf(lang, zone)} rows={hits} rowKey={(hit) => hit.id} />
        </section>
      )}
    </DeskPage>
  )
}

function columnsOf(lang: Language, zone: string): Column<ShownHit>[] {
  return [
    { key: 'file', header: t(lang, 'queue.file'), rowHeader: true, cell: (hit) => <Subject lang={lang} row={hit} /> },
    { key: 'from', header: t(lang, 'queue.from'), cell: (hit) => <>{complainantText(lang, hit)}<span class="tg-subject tg-soft tg-whole">{formatShortDate(lang, hit.receivedAt, zone)}</span></> },
    { key: 'state', header: t(lang, 'register.states'), cell: (hit) => <StatusTag lang={lang} status={hit.status} /> },
    { key: 'place', header: t(lang, 'search.place'), cell: (hit) => placeText(lang, hit) },
    { key: 'due', header: t(lang, 'queue.due'), cell: (hit) => <Due lang={lang} standing={hit.standing} zone={zone} /> },
  ]
}

/** Where the paper is: in its ordner, or with whoever holds it. */
export function placeText(lang: Language, { archive, holderRole }: Pick<Hit, 'archive' | 'holderRole'>): string {
  return archive ? t(lang, 'search.in_archive', { ordner: archive.ordner, shelf: archive.shelf }) : t(lang, roleKeys[holderRole])
}
