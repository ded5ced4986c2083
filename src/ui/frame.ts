/** What every page is framed with. Doors (public, desk) build one per request and hand it to the layout. */
import type { Language, MessageKey } from './messages/messages.ts'
import type { News } from './news/news.tsx'

/** Role of a signed-in person, as fixed by the office's standard. */
export type RoleCode = 'petugas' | 'kasi-pelayanan' | 'kasi' | 'sekcam' | 'camat' | 'arsiparis' | 'admin' | 'auditor'

/** The role's name on screen. */
export const roleKeys = {
  petugas: 'role.petugas',
  'kasi-pelayanan': 'role.kasi_pelayanan',
  kasi: 'role.kasi',
  sekcam: 'role.sekcam',
  camat: 'role.camat',
  arsiparis: 'role.arsiparis',
  admin: 'role.admin',
  auditor: 'role.auditor',
} as const satisfies Record<RoleCode, MessageKey>

/** Who is signed in. `acting`: deputy for another role today, *pelaksana harian* or *pelaksana tugas*. */
export type FramePerson = {
  readonly name: string
  readonly role: RoleCode
  readonly acting?: { readonly kind: 'plh' | 'plt'; readonly role: RoleCode }
}

/** A link of the desk's menu. `count`: how many wait there; shown and read out. */
export type NavItem = {
  readonly href: string
  readonly text: string
  readonly count?: number
}

/** Addresses of the built files, hashed names included (see `dist/assets/manifest.json`). */
export type FrameAssets = {
  readonly css: string
  readonly js: string
  readonly icon: string
  readonly logo: string
  /** Scripts of single pages: the recorder, and the draft of the lodge form. */
  readonly recorder: string
  readonly lodge: string
  /** Pictures of the installable form. */
  readonly icon192: string
  readonly icon512: string
}

export type PageFrame = {
  readonly lang: Language
  /** Path and query of this page, for the language switch and the current menu item: `/adukan`. */
  readonly path: string
  readonly officeName: string
  /** Whom the office belongs to: `Pemerintah Kota …`. */
  readonly parentName: string
  readonly addressLine: string
  readonly phone: string
  readonly demo: boolean
  readonly assets: FrameAssets
  readonly person?: FramePerson
  /** The desk's menu: only what this role may open. */
  readonly nav?: readonly NavItem[]
  /** What happens now: telephones that ring. */
  readonly news?: News
  /** Token that every form carries when a person is signed in or a session exists. */
  readonly csrf?: string
}

/** Hidden fields that `Form` writes and that the server reads. */
export const CSRF_FIELD = '_csrf'
export const FORM_KEY_FIELD = '_key'
