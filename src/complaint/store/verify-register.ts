import type { Queryable } from './history.ts'
import type { Fault } from './faults.ts'

/** More faults than these in one register say nothing new. */
const most = 1_000

/** The register of each year counts 1, 2, 3 … without a gap or a double, up to what the counter says. One statement, one moment. */
export async function registerFaults(queryable: Queryable, officeId: number): Promise<Fault[]> {
  const { rows } = await queryable.query<{ year: number; sequence: number; before: number; last: number | null; isLast: boolean }>(
    `with numbered as (
       select register_year as year, register_sequence as sequence,
         lag(register_sequence, 1, 0) over (partition by register_year order by register_sequence) as before,
         lead(register_sequence) over (partition by register_year order by register_sequence) is null as "isLast"
       from complaint where office_id = $1 and register_sequence is not null
     )
     select coalesce(n.year, k.year) as year, coalesce(n.sequence, 0) as sequence, coalesce(n.before, 0) as before, k.last, coalesce(n."isLast", true) as "isLast"
     from numbered n full join (select year, last from register_counter where office_id = $1) k on k.year = n.year
     where n.sequence is null or n.sequence <> n.before + 1 or (n."isLast" and n.sequence is distinct from k.last)
     order by 1, 2 limit ${most}`, [officeId])
  return rows.flatMap(({ year, sequence, before, last, isLast }) => {
    const faults: Fault[] = []
    if (sequence > before + 1) faults.push({ kind: 'register-gap', detail: `${year}: ${before + 1}–${sequence - 1}` })
    if (sequence > 0 && sequence === before) faults.push({ kind: 'register-double', detail: `${year}: ${sequence}` })
    if (isLast && last !== sequence) faults.push({ kind: 'register-counter', detail: `${year}: ${sequence} ≠ ${last ?? '–'}` })
    return faults
  })
}

/** Events without a complaint, and personal parts without an event: nothing may stand alone. */
export async function strayFaults(queryable: Queryable, officeId: number): Promise<Fault[]> {
  const events = await queryable.query<{ complaintId: string; seq: number }>(
    `select e.complaint_id as "complaintId", e.seq from complaint_event e
     where e.office_id = $1 and not exists (select from complaint c where c.office_id = e.office_id and c.id = e.complaint_id) limit ${most}`, [officeId])
  const personal = await queryable.query<{ complaintId: string; seq: number }>(
    `select p.complaint_id as "complaintId", p.seq from complaint_event_personal p
     where p.office_id = $1 and not exists (select from complaint_event e where e.office_id = p.office_id and e.complaint_id = p.complaint_id and e.seq = p.seq) limit ${most}`, [officeId])
  return [...events.rows.map((row) => ({ kind: 'event-stray' as const, ...row })), ...personal.rows.map((row) => ({ kind: 'personal-stray' as const, ...row }))]
}
