import type { FastifyInstance } from 'fastify'
import { looksPage } from '../../complaint/questions/looks.ts'
import type { House } from '../../procedure/house.ts'
import { DataTable } from '../../ui/data-table/data-table.tsx'
import { DeskPage } from '../../ui/desk-page/desk-page.tsx'
import { formatShortDateTime } from '../../ui/format.ts'
import { keyOf } from '../../ui/message-key.ts'
import { t } from '../../ui/messages/messages.ts'
import { Pagination } from '../../ui/pagination/pagination.tsx'
import { cursorAt, cursorText, href, textAt, wholeAt } from '../list/query.ts'
import { whoDid } from '../settings/history-words.ts'
import { send } from '../settings/section.tsx'
import { personalDataAddress } from './address.ts'

const perPage = 50

/** `/meja/data-pribadi/identitas-dibuka`: who looked at complainants' identities and why, for those who answer for it (UU 25/2009 Ps 49). */
export function addLooksPage(app: FastifyInstance, house: House): void {
  const { workplace, pool } = house
  const { officeId, zone } = workplace
  const path = `${personalDataAddress}/identitas-dibuka`

  app.get(path, { config: { access: 'looks.read' } }, async (request, reply) => {
    const cursor = cursorAt(request.query, 'sesudah')
    const seq = wholeAt(request.query, 'peristiwa', 1, 999_999_999) ?? 0
    const all = textAt(request.query, 'lihat') === 'semua'
    const [frame, found] = await Promise.all([house.frame(request), looksPage(pool, officeId, { unusual: !all, before: cursor?.at ? { at: cursor.at, id: cursor.id, seq } : null, limit: perPage + 1 })])
    const { lang } = frame
    const rows = found.slice(0, perPage)
    const last = rows.at(-1)
    return send(reply, (
      <DeskPage frame={frame} title={t(lang, 'pdp.looks')} back={personalDataAddress}>
        <h1>{t(lang, 'pdp.looks')}</h1>
        <p class="tg-lead">{t(lang, 'pdp.looks_lead')}</p>
        <p><a href={all ? path : `${path}?lihat=semua`}>{t(lang, all ? 'pdp.looks_unusual' : 'pdp.looks_all')}</a></p>
        <DataTable
          lang={lang} caption={t(lang, 'pdp.looks')} hideCaption rows={rows} rowKey={(row) => `${row.complaintId}-${row.seq}`} empty={t(lang, 'common.none')}
          columns={[
            { key: 'at', header: t(lang, 'settings.event_at'), cell: (row) => formatShortDateTime(lang, row.at, zone) },
            { key: 'by', header: t(lang, 'settings.event_by'), rowHeader: true, cell: (row) => whoDid(lang, { actor: row.by }) },
            { key: 'case', header: t(lang, 'pdp.complaint'), cell: (row) => <a href={`/meja/pengaduan/${row.complaintId}`} class="tg-code">{row.reference}</a> },
            { key: 'why', header: t(lang, 'form.reason'), cell: (row) => <>{t(lang, keyOf('look', row.why))}{row.reason ? <span class="tg-subject" dir="auto">{row.reason}</span> : null}</> },
          ]}
        />
        <Pagination lang={lang} {...(found.length > perPage && last ? { next: href(path, { lihat: all ? 'semua' : undefined, sesudah: cursorText(last.at, last.complaintId), peristiwa: last.seq }) } : {})} />
      </DeskPage>
    ))
  })
}
