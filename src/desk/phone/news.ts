import type pg from 'pg'
import { shownNumber } from '../../office/caller-number.ts'
import { countCallBacks, ringingCalls } from '../../office/calls.ts'
import { formatNumber } from '../../ui/format.ts'
import { t } from '../../ui/messages/messages.ts'
import type { Language } from '../../ui/messages/messages.ts'
import type { NewsItem } from '../../ui/news/news.tsx'

/** Address of the call screen; its lines alone with `?bagian=`. */
export const phoneAddress = '/meja/telepon'
export const newsAddress = `${phoneAddress}?bagian=kabar`

/** What the telephone says now: calls that ring, and how many wait for a call back. `whole`: whether the reader may see numbers. */
export async function callNews(pool: pg.Pool, officeId: number, { lang, now, whole }: { lang: Language; now: Temporal.Instant; whole: boolean }): Promise<NewsItem[]> {
  const [ringing, waiting] = await Promise.all([ringingCalls(pool, officeId, now), countCallBacks(pool, officeId, now)])
  return [
    ...ringing.map((call) => ({
      text: t(lang, 'phone.ringing', { number: call.number === null ? t(lang, 'phone.withheld') : shownNumber(call.number, whole) }),
      href: newCallHref({ panggilan: call.id }), action: t(lang, 'phone.open'), urgent: true,
    })),
    ...(waiting > 0 ? [{ text: t(lang, 'phone.waiting', { n: formatNumber(lang, waiting) }), href: phoneAddress, action: t(lang, 'phone.see') }] : []),
  ]
}

/** The sheet for a call: of a call that rings, of a number, of a draft on hold. */
export function newCallHref(params: { panggilan?: string; nomor?: string; arah?: 'keluar'; draf?: string }): string {
  return `${phoneAddress}/baru?${new URLSearchParams(params)}`
}
