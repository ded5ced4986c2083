import { partColumns } from '../store/scans.ts'
import type { ScanPart, ScanRow } from '../store/scans.ts'
import type { Queryable } from '../store/history.ts'

export interface Cursor { at: Temporal.Instant; id: string }
/** A part that waits, or was thrown out, with its scan and the beginning of what is read on its first page. */
export type TrayPart = ScanPart & { name: string; source: ScanRow['source']; words: string | null }

/** Parts in the tray, oldest first: whoever waits longest is served first; those thrown out, newest first. */
export async function trayPage(queryable: Queryable, officeId: number, state: 'waiting' | 'discarded', after: Cursor | null, limit: number): Promise<TrayPart[]> {
  const [direction, beyond] = state === 'waiting' ? ['asc', '>'] : ['desc', '<']
  const { rows } = await queryable.query<TrayPart>({
    name: `scan_tray_${state}`,
    text: `select ${partColumns.split(/,\s*/u).map((column) => `p.${column}`).join(', ')}, s.name, s.source, left(g.words, 400) as words
           from scan_part p join scan s on s.office_id = p.office_id and s.id = p.scan_id
           left join scan_page g on g.office_id = p.office_id and g.part_id = p.id and g.page = 1
           where p.office_id = $1 and p.state = $2 and ($3::timestamptz is null or (p.received_at, p.id) ${beyond} ($3, $4::uuid))
           order by p.received_at ${direction}, p.id ${direction} limit $5`,
    values: [officeId, state, after?.at ?? null, after?.id ?? null, limit],
  })
  return rows
}

/** How many parts wait, counted to `cap`. */
export async function waitingParts(queryable: Queryable, officeId: number, cap: number): Promise<number> {
  const { rows } = await queryable.query<{ n: number }>({
    name: 'waiting_scan_parts', text: `select count(*)::int as n from (select from scan_part where office_id = $1 and state = 'waiting' limit $2) w`, values: [officeId, cap],
  })
  return rows[0]?.n ?? 0
}

/** The part that has waited longest, besides one: the next to be decided. */
export async function nextWaitingPart(queryable: Queryable, officeId: number, but: string): Promise<string | null> {
  const { rows } = await queryable.query<{ id: string }>({
    name: 'next_waiting_scan_part', text: `select id from scan_part where office_id = $1 and state = 'waiting' and id <> $2 order by received_at, id limit 1`, values: [officeId, but],
  })
  return rows[0]?.id ?? null
}

/** A part as the list of scans tells of it. */
export interface ScanOutcome { id: string; scanId: string; firstPage: number; lastPage: number; state: ScanPart['state']; became: ScanPart['became']; complaintId: string | null; reference: string | null; kind: string | null }
export type ListedScan = ScanRow & { parts: ScanOutcome[] }

/** Scans, newest first, each with what became of its parts. */
export async function scansPage(queryable: Queryable, officeId: number, before: Cursor | null, limit: number): Promise<ListedScan[]> {
  const { rows: scans } = await queryable.query<ScanRow>({
    name: 'scans_page',
    text: `select id, source, name, content, state, fault, fault_page as "faultPage", pages, received_at as "receivedAt", received_by as "receivedBy" from scan
           where office_id = $1 and ($2::timestamptz is null or (received_at, id) < ($2, $3::uuid)) order by received_at desc, id desc limit $4`,
    values: [officeId, before?.at ?? null, before?.id ?? null, limit],
  })
  const { rows: parts } = await queryable.query<ScanOutcome>({
    name: 'parts_of_scans',
    text: `select p.id, p.scan_id as "scanId", p.first_page as "firstPage", p.last_page as "lastPage", p.state, p.became, p.complaint_id as "complaintId",
             coalesce(c.register_number, c.tracking_code) as reference, i.kind
           from scan_part p left join complaint c on c.office_id = p.office_id and c.id = p.complaint_id
           left join issued_paper i on i.office_id = p.office_id and i.id = p.paper_id
           where p.office_id = $1 and p.scan_id = any($2::uuid[]) order by p.scan_id, p.first_page`,
    values: [officeId, scans.map(({ id }) => id)],
  })
  const byScan = Map.groupBy(parts, ({ scanId }) => scanId)
  return scans.map((scan) => ({ ...scan, parts: byScan.get(scan.id) ?? [] }))
}
