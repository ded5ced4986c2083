import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { listOfficeEvents } from '../../office/office-events.ts'
import { mayAny } from '../../office/permissions.ts'
import type { Capability } from '../../office/permissions.ts'
import { openStandardVersions } from '../../office/standard-versions.ts'
import type { House } from '../../procedure/house.ts'
import { DataTable } from '../../ui/data-table/data-table.tsx'
import { formatPlainDate, formatShortDateTime } from '../../ui/format.ts'
import { t } from '../../ui/messages/messages.ts'
import type { MessageKey } from '../../ui/messages/messages.ts'
import { Pagination } from '../../ui/pagination/pagination.tsx'
import { addClosurePages } from './closures.tsx'
import { addDeputyPages } from './deputies.tsx'
import { aboutWhat, whatHappened, whoDid } from './history-words.ts'
import { addLetterTemplatePages } from './letter-templates.tsx'
import { addPartyPages } from './parties.tsx'
import { addPeoplePages } from './people.tsx'
import { SettingsPage, nothingShown, send } from './section.tsx'
import { addTemplatePages } from './templates.tsx'
import { addTokenPages } from './tokens.tsx'

const sections: readonly { path: string; title: MessageKey; lead: MessageKey; may: Capability }[] = [
  { path: 'orang', title: 'settings.people', lead: 'settings.people_lead', may: 'settings.read' },
  { path: 'pengganti', title: 'settings.deputies', lead: 'settings.deputies_lead', may: 'settings.read' },
  { path: 'hari-tutup', title: 'settings.closures', lead: 'settings.closures_lead', may: 'settings.read' },
  { path: 'pihak-luar', title: 'settings.parties', lead: 'settings.parties_lead', may: 'settings.read' },
  { path: 'standar', title: 'settings.standard', lead: 'settings.standard_lead', may: 'settings.read' },
  { path: 'pesan', title: 'templates.title', lead: 'templates.lead', may: 'settings.read' },
  { path: 'naskah', title: 'letter_templates.title', lead: 'letter_templates.lead', may: 'settings.read' },
  { path: 'token', title: 'settings.tokens', lead: 'settings.tokens_lead', may: 'settings.people' },
  { path: 'riwayat', title: 'settings.events', lead: 'settings.events_lead', may: 'office.events' },
]
const pageSize = 50

/** `/meja/pengaturan` and its pages: what an office may change about itself, each change in its own history. */
export function addSettingsPages(app: FastifyInstance, house: House): void {
  const { db, workplace } = house
  const { officeId, zone } = workplace
  const versions = openStandardVersions(db, officeId)

  app.get('/meja/pengaturan', { config: { access: 'settings.read' } }, async (request, reply) => {
    const frame = await house.frame(request)
    const open = sections.filter((section) => mayAny(request.identity?.actors ?? [], section.may))
    return send(reply, (
      <SettingsPage frame={frame} title="settings.title" lead="settings.lead" shown={nothingShown}>
        {open.map((section) => (
          <section key={section.path}>
            <h2><a href={`/meja/pengaturan/${section.path}`}>{t(frame.lang, section.title)}</a></h2>
            <p>{t(frame.lang, section.lead)}</p>
          </section>
        ))}
        <section>
          <h2><a href="/tombol">{t(frame.lang, 'embed.title')}</a></h2>
          <p>{t(frame.lang, 'embed.settings_lead')}</p>
        </section>
      </SettingsPage>
    ))
  })

  app.get('/meja/pengaturan/standar', { config: { access: 'settings.read' } }, async (request, reply) => {
    const frame = await house.frame(request)
    const today = workplace.now().toZonedDateTimeISO(zone).toPlainDate().toString()
    const [rows, now] = [await versions.list(), await versions.inForce(today)]
    return send(reply, (
      <SettingsPage frame={frame} title="settings.standard" lead="settings.standard_lead" shown={nothingShown}>
        <DataTable
          lang={frame.lang} caption={t(frame.lang, 'settings.standard')} hideCaption rows={rows.toReversed()} rowKey={(row) => String(row.version)}
          columns={[
            { key: 'version', header: t(frame.lang, 'settings.standard_version'), rowHeader: true, cell: (row) => `${row.version}${row.version === now.version ? ` (${t(frame.lang, 'settings.standard_now')})` : ''}` },
            { key: 'from', header: t(frame.lang, 'settings.standard_from'), cell: (row) => formatPlainDate(frame.lang, Temporal.PlainDate.from(row.validFrom), 'long') },
            { key: 'sha', header: t(frame.lang, 'settings.standard_sha'), cell: (row) => <code>{row.sha256.slice(0, 16)}</code> },
          ]}
        />
      </SettingsPage>
    ))
  })

  app.get<{ Querystring: { sebelum?: unknown } }>('/meja/pengaturan/riwayat', { config: { access: 'office.events' } }, async (request, reply) => {
    const frame = await house.frame(request)
    const before = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional().catch(undefined).parse(request.query.sebelum)
    const events = await listOfficeEvents(db, officeId, { ...(before ? { before } : {}), limit: pageSize + 1 })
    const rows = events.slice(0, pageSize)
    const last = rows.at(-1)
    return send(reply, (
      <SettingsPage frame={frame} title="settings.events" lead="settings.events_lead" shown={nothingShown}>
        <DataTable
          lang={frame.lang} caption={t(frame.lang, 'settings.events')} hideCaption rows={rows} rowKey={(row) => String(row.id)} empty={t(frame.lang, 'common.none')}
          columns={[
            { key: 'at', header: t(frame.lang, 'settings.event_at'), cell: (row) => formatShortDateTime(frame.lang, row.at, zone) },
            { key: 'by', header: t(frame.lang, 'settings.event_by'), cell: (row) => whoDid(frame.lang, row) },
            { key: 'what', header: t(frame.lang, 'settings.event_what'), rowHeader: true, cell: (row) => whatHappened(frame.lang, row.type) },
            { key: 'about', header: t(frame.lang, 'settings.event_about'), cell: (row) => aboutWhat(frame.lang, row.data) },
          ]}
        />
        <Pagination lang={frame.lang} {...(events.length > pageSize && last ? { next: `/meja/pengaturan/riwayat?sebelum=${last.id}` } : {})} />
      </SettingsPage>
    ))
  })

  for (const add of [addPeoplePages, addDeputyPages, addClosurePages, addPartyPages, addTemplatePages, addLetterTemplatePages, addTokenPages]) add(app, house)
}
