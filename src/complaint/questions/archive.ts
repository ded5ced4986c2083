import type { Projection } from '../projection.ts'
import type { Queryable } from '../store/history.ts'

export interface ArchivedRow {
  id: string
  registerNumber: string | null
  trackingCode: string
  summary: string
  archivedAt: Temporal.Instant
  archive: NonNullable<Projection['archive']>
}

/** Which archived files: in one ordner, of one classification, recorded in one year. */
export interface ArchiveFilter { ordner?: string | undefined; code?: string | undefined; year?: number | undefined }
export interface ArchiveCursor { at: Temporal.Instant; id: string }

/** A page of archived files, the latest first (index complaint_archived). An ordner is narrowed by the search index before it is compared. */
export async function archivedPage(
  queryable: Queryable, officeId: number, filter: ArchiveFilter, after: ArchiveCursor | null, limit: number,
): Promise<{ rows: ArchivedRow[]; next: ArchiveCursor | null }> {
  const { rows } = await queryable.query<ArchivedRow>(
    `select id, register_number as "registerNumber", tracking_code as "trackingCode", summary, archived_at as "archivedAt", archive
     from complaint
     where office_id = $1 and archived_at is not null
       and ($2::text is null or (search @@ plainto_tsquery('tanggap', $2) and lower(archive ->> 'ordner') = lower($2)))
       and ($3::text is null or archive ->> 'classificationCode' = $3) and ($4::int is null or register_year = $4)
       and ($5::timestamptz is null or (archived_at, id) < ($5, $6::uuid))
     order by archived_at desc, id desc limit $7`,
    [officeId, filter.ordner ?? null, filter.code ?? null, filter.year ?? null, after?.at ?? null, after?.id ?? null, limit + 1])
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return { rows: shown, next: rows.length > limit && last ? { at: last.archivedAt, id: last.id } : null }
}
