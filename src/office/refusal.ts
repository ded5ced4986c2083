/** Why the office's own records refuse a change; the sentence is in the messages under `office.refusal.<key>`. */
export const officeRefusalKeys = [
  'not_found',
  'email_taken',
  'last_admin',
  'inactive',
  'dates_reversed',
  'own_role',
  'deputy_overlaps',
  'already_ended',
  'date_taken',
  'already_revoked',
  'name_taken',
] as const
export type OfficeRefusalKey = (typeof officeRefusalKeys)[number]

/** `field`: the input that it is about, as in the form. */
export type OfficeRefusal = { key: OfficeRefusalKey; params?: Record<string, string | number>; field?: string }

/** A change that was made, with what came of it, or why not. */
export type Outcome<T> = ({ ok: true } & T) | { ok: false; refusal: OfficeRefusal }

export function refuse(key: OfficeRefusalKey, field?: string): { ok: false; refusal: OfficeRefusal } {
  return { ok: false, refusal: field === undefined ? { key } : { key, field } }
}
