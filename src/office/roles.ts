/**
 * Roles (peran) that a person, an API token or a deputy may hold in the office.
 * The words on the screen are in the messages; these are the codes kept in the database.
 */
export const roles = [
  'petugas',
  'kasi-pelayanan',
  'kasi',
  'sekcam',
  'camat',
  'arsiparis',
  'admin',
  'auditor',
] as const

/** One role of the office: `petugas` (Petugas loket) to `auditor` (reads only). */
export type Role = (typeof roles)[number]

/** Whether a text read from outside (form, database, file) is the code of a role. */
export function isRole(value: unknown): value is Role {
  return typeof value === 'string' && (roles as readonly string[]).includes(value)
}
