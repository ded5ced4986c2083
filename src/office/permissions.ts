import type { Actor } from './actor.ts'
import { roleOf } from './actor.ts'
import { roles } from './roles.ts'
import type { Role } from './roles.ts'

const everyone: readonly Role[] = roles
/** Everyone who works on complaints, and the auditor who reads them. The administrator keeps accounts, not complaints. */
const caseReaders: readonly Role[] = ['petugas', 'kasi-pelayanan', 'kasi', 'sekcam', 'camat', 'arsiparis', 'auditor']
const caseWorkers: readonly Role[] = ['petugas', 'kasi-pelayanan', 'kasi', 'sekcam', 'camat', 'arsiparis']

/**
 * Who may open what: the one table. A capability opens a page or an address; what may be done to a complaint in its
 * present state is decided by each verb's own rule besides.
 */
export const permissions = {
  /** Own account: password, own sessions, signing out. */
  account: everyone,
  /** The queue, the desk's first page. */
  desk: everyone,
  /** Record a complaint for someone at the counter, on the telephone, from a letter. */
  intake: ['petugas', 'kasi-pelayanan', 'sekcam'],
  /** Read what came in by e-mail, SMS and chat, also what belongs to no complaint yet, and what went out. */
  'messages.read': ['petugas', 'kasi-pelayanan', 'sekcam', 'camat', 'auditor'],
  /** Decide what an incoming message becomes; have an outgoing one sent again or not at all. */
  'messages.work': ['petugas', 'kasi-pelayanan', 'sekcam'],
  'case.read': caseReaders,
  /** Send any command of a step; its rule says which. */
  'case.work': caseWorkers,
  /** See who complained when they asked to be kept secret (UU 25/2009 Ps 42(5), 49): those who must reach them. */
  'identity.read': ['petugas', 'kasi-pelayanan', 'sekcam', 'camat'],
  /** Buku Pengaduan. */
  'register.read': caseReaders,
  'register.export': ['petugas', 'kasi-pelayanan', 'sekcam', 'camat', 'auditor'],
  /** Close a month of the book; issue reports of the office. */
  'register.close': ['petugas', 'kasi-pelayanan', 'sekcam', 'camat'],
  'archive.read': caseReaders,
  'archive.work': ['arsiparis', 'petugas', 'kasi-pelayanan', 'sekcam'],
  /** What people ask about their personal data, breaches, the log of processing (UU 27/2022). */
  'privacy.read': ['petugas', 'kasi-pelayanan', 'sekcam', 'camat', 'auditor'],
  'privacy.work': ['petugas', 'kasi-pelayanan', 'sekcam'],
  /** Who looked at complainants' identities, and why: those who answer for it. */
  'looks.read': ['kasi-pelayanan', 'sekcam', 'camat', 'auditor'],
  /** Figures beyond the public ones. */
  statistics: everyone,
  /** See the settings: standard in force, closures, directory, people. */
  'settings.read': ['kasi-pelayanan', 'sekcam', 'camat', 'admin', 'auditor'],
  /** Closures, directory of outside parties, standard. */
  'settings.office': ['kasi-pelayanan', 'sekcam', 'admin'],
  /** Accounts, roles, deputies, tokens. */
  'settings.people': ['sekcam', 'admin'],
  /** The history of changes in the office itself. */
  'office.events': ['sekcam', 'camat', 'admin', 'auditor'],
} as const satisfies Record<string, readonly Role[]>

/** One thing that a role may or may not do. Routes declare it as their access. */
export type Capability = keyof typeof permissions

declare module '../platform/http/access.ts' {
  interface AccessNames extends Record<Capability, true> {}
}

/** Whether an actor may use a capability. The system itself may everything; a complainant has no desk. */
export function may(actor: Actor, capability: Capability): boolean {
  if (actor.kind === 'system') return true
  const role = roleOf(actor)
  if (role === undefined) return false
  const allowed: readonly Role[] = permissions[capability]
  return allowed.includes(role)
}

/** Whether any of the roles that a person holds today, own or deputised, may use a capability. */
export function mayAny(actors: readonly Actor[], capability: Capability): boolean {
  return actors.some((actor) => may(actor, capability))
}

/** Whether a text is the name of a capability. */
export function isCapability(text: string): text is Capability {
  return Object.hasOwn(permissions, text)
}
