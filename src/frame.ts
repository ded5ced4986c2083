import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyRequest } from 'fastify'
import { callNews, newsAddress, phoneAddress } from './desk/phone/news.ts'
import { mayAny } from './office/permissions.ts'
import type { Capability } from './office/permissions.ts'
import type { Config } from './platform/config.ts'
import { csrfTokenOf } from './platform/http/csrf.ts'
import { languageOf } from './platform/http/language.ts'
import { waitingMessages } from './procedure/incoming/inbox.ts'
import type { House } from './procedure/house.ts'
import type { FrameAssets, NavItem, PageFrame } from './ui/frame.ts'
import type { Language, MessageKey } from './ui/messages/messages.ts'
import { t } from './ui/messages/messages.ts'

const inbox = '/meja/kotak-masuk'
const menu: readonly { href: string; text: MessageKey; may: Capability }[] = [
  { href: '/meja', text: 'nav.queue', may: 'case.read' },
  { href: '/meja/pengaduan/baru', text: 'nav.new', may: 'intake' },
  { href: phoneAddress, text: 'nav.phone', may: 'intake' },
  { href: inbox, text: 'nav.inbox', may: 'messages.read' },
  { href: '/meja/pesan-keluar', text: 'nav.outbox', may: 'messages.read' },
  { href: '/meja/buku', text: 'nav.register', may: 'register.read' },
  { href: '/meja/naskah', text: 'nav.papers', may: 'register.read' },
  { href: '/meja/arsip', text: 'nav.archive', may: 'archive.read' },
  { href: '/meja/cari', text: 'nav.search', may: 'case.read' },
  { href: '/meja/data-pribadi', text: 'nav.personal_data', may: 'privacy.read' },
  { href: '/meja/pengaturan', text: 'nav.settings', may: 'settings.read' },
]

/** Builds page frames: the office from its standard, the language and the person from the request, the built assets. */
export function createFrame(assetsFolder: string) {
  const assets = readAssets(assetsFolder)
  return async ({ config, workplace, channels }: Pick<House, 'config' | 'workplace' | 'channels'>, request: FastifyRequest): Promise<PageFrame> => {
    const today = workplace.now().toZonedDateTimeISO(workplace.zone).toPlainDate().toString()
    const { office } = (await workplace.standards.inForce(today)).standard
    const lang = languageOf(request)
    const desk = /^\/(?:meja|masuk|sandi|dev)(?:[/?]|$)/u.test(request.url)
    return {
      lang, path: request.url, officeName: office.name, parentName: office.parent,
      addressLine: `${office.address.join(', ')}, ${office.city}, ${office.province} ${office.postalCode}`, phone: office.phone,
      demo: config.demo, assets: desk ? assets.desk : assets.public, csrf: csrfTokenOf(request), ...personOf(request, lang, desk && mayAny(request.identity?.actors ?? [], 'messages.read') ? await waitingMessages(workplace) : 0),
      ...(desk ? await newsOf({ workplace, channels }, request, lang) : {}),
    }
  }
}

/** Telephones that ring, for those who answer them, where a switchboard tells of calls. */
async function newsOf({ workplace, channels }: Pick<House, 'workplace' | 'channels'>, request: FastifyRequest, lang: Language): Promise<Pick<PageFrame, 'news'>> {
  const actors = request.identity?.actors ?? []
  if (!mayAny(actors, 'intake') || !channels.accounts.some((account) => account.channel === 'phone')) return {}
  const items = await callNews(workplace.pool, workplace.officeId, { lang, now: workplace.now(), whole: mayAny(actors, 'identity.read') })
  return { news: { src: newsAddress, label: t(lang, 'phone.news_label'), items } }
}

/** @param waiting how many incoming messages wait for an officer: shown beside their place in the menu */
function personOf(request: FastifyRequest, lang: Language, waiting: number): Pick<PageFrame, 'person' | 'nav'> {
  const actors = request.identity?.actors ?? []
  const own = actors[0]
  if (own?.kind !== 'person') return {}
  const acting = actors.find((actor) => actor.kind === 'person' && actor.acting !== undefined)
  const nav: NavItem[] = menu.filter((item) => mayAny(actors, item.may)).map((item) => ({ href: item.href, text: t(lang, item.text), ...(item.href === inbox && waiting > 0 ? { count: waiting } : {}) }))
  return {
    nav,
    person: { name: own.name, role: own.role, ...(acting?.kind === 'person' && acting.acting ? { acting: { kind: acting.acting, role: acting.role } } : {}) },
  }
}

function readAssets(folder: string): { public: FrameAssets; desk: FrameAssets } {
  const file = join(folder, 'manifest.json')
  if (!existsSync(file)) throw new Error(`the built assets are missing: run "npm run build" (${file})`)
  const manifest: Record<string, string> = JSON.parse(readFileSync(file, 'utf8'))
  const at = (name: string) => {
    const built = manifest[name]
    if (!built) throw new Error(`the built assets lack ${name}: run "npm run build"`)
    return `/assets/${built}`
  }
  const common = { icon: at('icon.svg'), logo: at('logo.svg'), recorder: at('recorder.js'), lodge: at('lodge.js'), icon192: at('icon-192.png'), icon512: at('icon-512.png') }
  return { public: { css: at('public.css'), js: at('public.js'), ...common }, desk: { css: at('desk.css'), js: at('desk.js'), ...common } }
}

/** Folder of the built assets. */
export function assetsFolderOf({ root }: Pick<Config, 'root'>): string {
  return join(root, 'dist', 'assets')
}
