import type { FastifyInstance } from 'fastify'
import { listOfficeEventsOf } from '../../office/office-events.ts'
import type { OfficeEventType } from '../../office/office-events.ts'
import { permissions } from '../../office/permissions.ts'
import type { Capability } from '../../office/permissions.ts'
import type { House } from '../../procedure/house.ts'
import { DataTable } from '../../ui/data-table/data-table.tsx'
import { DeskPage } from '../../ui/desk-page/desk-page.tsx'
import { formatShortDateTime } from '../../ui/format.ts'
import { roleKeys } from '../../ui/frame.ts'
import { keyOf } from '../../ui/message-key.ts'
import { t } from '../../ui/messages/messages.ts'
import { Pagination } from '../../ui/pagination/pagination.tsx'
import { wholeAt } from '../list/query.ts'
import { whatHappened, whoDid, aboutWhat } from '../settings/history-words.ts'
import { send } from '../settings/section.tsx'
import { personalDataAddress } from './address.ts'

/** What the office does with personal data, and who may: one line for each purpose. */
const activities = [
  { name: 'intake', may: 'intake' }, { name: 'handling', may: 'case.work' }, { name: 'answer', may: 'identity.read' }, { name: 'register', may: 'register.read' },
  { name: 'archive', may: 'archive.read' }, { name: 'accounts', may: 'settings.people' },
] as const satisfies readonly { name: string; may: Capability }[]

/** Events of the office that tell of personal data leaving, or of somebody asking about theirs. */
const told = ['data-exported', 'data-request-received', 'data-request-settled', 'breach-recorded', 'breach-notified'] as const satisfies readonly OfficeEventType[]
const perPage = 50

/** `/meja/data-pribadi/catatan`: the record of processing activities and who took data out (UU 27/2022 Ps 31). */
export function addProcessingLog(app: FastifyInstance, house: House): void {
  const { workplace, db } = house
  const { officeId, zone } = workplace
  const path = `${personalDataAddress}/catatan`

  app.get(path, { config: { access: 'privacy.read' } }, async (request, reply) => {
    const before = wholeAt(request.query, 'sebelum', 1, 999_999_999)
    const [frame, found, { standard }] = await Promise.all([
      house.frame(request), listOfficeEventsOf(db, officeId, told, { ...(before ? { before } : {}), limit: perPage + 1 }),
      workplace.standards.inForce(workplace.now().toZonedDateTimeISO(zone).toPlainDate().toString()),
    ])
    const { lang } = frame
    const rows = found.slice(0, perPage)
    const last = rows.at(-1)
    const years = standard.archive.retentionYears
    const kept = years === null ? t(lang, 'pdp.kept_unknown') : t(lang, 'pdp.kept_years', { years })
    return send(reply, (
      <DeskPage frame={frame} title={t(lang, 'pdp.log')} back={personalDataAddress}>
        <h1>{t(lang, 'pdp.log')}</h1>
        <p class="tg-lead">{t(lang, 'pdp.log_lead')}</p>
        <DataTable
          lang={lang} caption={t(lang, 'pdp.activities')} rows={activities} rowKey={(row) => row.name}
          columns={[
            { key: 'what', header: t(lang, 'pdp.activity'), rowHeader: true, cell: (row) => t(lang, keyOf('pdp.activity', row.name)) },
            { key: 'data', header: t(lang, 'pdp.activity_data'), cell: (row) => t(lang, keyOf('pdp.activity_data', row.name)) },
            { key: 'who', header: t(lang, 'pdp.activity_who'), cell: (row) => permissions[row.may].map((role) => t(lang, roleKeys[role])).join(', ') },
            { key: 'kept', header: t(lang, 'pdp.activity_kept'), cell: (row) => (row.name === 'accounts' ? t(lang, 'pdp.kept_service') : kept) },
          ]}
        />
        <h2>{t(lang, 'pdp.taken_out')}</h2>
        <DataTable
          lang={lang} caption={t(lang, 'pdp.taken_out')} hideCaption rows={rows} rowKey={(row) => String(row.id)} empty={t(lang, 'common.none')}
          columns={[
            { key: 'at', header: t(lang, 'settings.event_at'), cell: (row) => formatShortDateTime(lang, row.at, zone) },
            { key: 'by', header: t(lang, 'settings.event_by'), cell: (row) => whoDid(lang, row) },
            { key: 'what', header: t(lang, 'settings.event_what'), rowHeader: true, cell: (row) => whatHappened(lang, row.type) },
            { key: 'about', header: t(lang, 'settings.event_about'), cell: (row) => aboutWhat(lang, row.data) },
          ]}
        />
        <Pagination lang={lang} {...(found.length > perPage && last ? { next: `${path}?sebelum=${last.id}` } : {})} />
      </DeskPage>
    ))
  })
}
