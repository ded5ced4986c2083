import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { addClosure, listClosures, revokeClosure } from '../../office/closures.ts'
import type { Closure } from '../../office/closures.ts'
import { mayAny } from '../../office/permissions.ts'
import type { House } from '../../procedure/house.ts'
import { job } from '../../procedure/jobs.ts'
import { Button } from '../../ui/button/button.tsx'
import { DataTable } from '../../ui/data-table/data-table.tsx'
import { DateInput } from '../../ui/date-input/date-input.tsx'
import { Form } from '../../ui/form/form.tsx'
import { formatPlainDate } from '../../ui/format.ts'
import type { PageFrame } from '../../ui/frame.ts'
import type { MessageKey } from '../../ui/messages/messages.ts'
import { t } from '../../ui/messages/messages.ts'
import { Select } from '../../ui/select/select.tsx'
import { TextInput } from '../../ui/text-input/text-input.tsx'
import { SettingsPage, changeOf, errorAt, errorsOf, nothingShown, oneLine, refusalError, send, typed } from './section.tsx'
import type { Shown } from './section.tsx'

const kinds = { 'office-closure': 'settings.closure_office_closure', 'national-holiday': 'settings.closure_national_holiday', 'joint-leave': 'settings.closure_joint_leave' } as const satisfies Record<Closure['kind'], MessageKey>
const input = z.object({ date: z.iso.date(), kind: z.enum(['office-closure', 'national-holiday', 'joint-leave']), name: oneLine(120) })
const labels = { date: 'settings.closure_date', kind: 'settings.closure_kind', name: 'settings.closure_name' } as const

/** `/meja/pengaturan/hari-tutup`: closed days. A change recounts the running deadlines in a job that is enqueued with it. */
export function addClosurePages(app: FastifyInstance, house: House): void {
  const { db, workplace } = house
  const path = '/meja/pengaturan/hari-tutup'

  async function show(request: FastifyRequest, reply: FastifyReply, shown: Shown, status = 200): Promise<FastifyReply> {
    const frame = await house.frame(request)
    const closures = await listClosures(db, workplace.officeId)
    return send(reply, <ClosuresPage frame={frame} closures={closures} shown={shown} mayChange={mayAny(request.identity?.actors ?? [], 'settings.office')} path={path} />, status)
  }

  app.get(path, { config: { access: 'settings.read' } }, (request, reply) => show(request, reply, nothingShown))

  app.post(path, { config: { access: 'settings.office' } }, async (request, reply) => {
    const { lang } = await house.frame(request)
    const parsed = input.safeParse(request.body)
    if (!parsed.success) return show(request, reply, { values: typed(request.body), errors: errorsOf(lang, parsed.error, labels) }, 422)
    const added = await addClosure(db, changeOf(request, house, 'settings.office'), parsed.data, (id) => recount(parsed.data.name, `closure:${id}`))
    if (!added.ok) return show(request, reply, { values: typed(request.body), errors: [refusalError(lang, added.refusal)] }, 409)
    workplace.standards.refresh()
    return show(request, reply, { ...nothingShown, notice: <p>{t(lang, 'settings.saved')}</p> })
  })

  app.post<{ Params: { id: string } }>(`${path}/:id/pembatalan`, { config: { access: 'settings.office' } }, async (request, reply) => {
    const { lang } = await house.frame(request)
    const id = z.uuid().safeParse(request.params.id)
    const revoked = await revokeClosure(db, changeOf(request, house, 'settings.office'), id.data ?? crypto.randomUUID(), (closure) => recount(closure, `revoked:${request.params.id}`))
    if (!revoked.ok) return show(request, reply, { values: {}, errors: [refusalError(lang, revoked.refusal)] }, 409)
    workplace.standards.refresh()
    return show(request, reply, { ...nothingShown, notice: <p>{t(lang, 'settings.saved')}</p> })
  })
}

function recount(because: string, change: string) {
  return job('recompute-deadlines', { because, change }, `recompute:${change}`)
}

function ClosuresPage({ frame, closures, shown, mayChange, path }: { frame: PageFrame; closures: readonly Closure[]; shown: Shown; mayChange: boolean; path: string }) {
  const { lang } = frame
  return (
    <SettingsPage frame={frame} title="settings.closures" lead="settings.closures_lead" shown={shown}>
      <DataTable
        lang={lang} caption={t(lang, 'settings.closures')} hideCaption rows={closures} rowKey={(row) => row.id} empty={t(lang, 'common.none')}
        columns={[
          { key: 'date', header: t(lang, 'settings.closure_date'), rowHeader: true, cell: (row) => formatPlainDate(lang, Temporal.PlainDate.from(row.date), 'long') },
          { key: 'kind', header: t(lang, 'settings.closure_kind'), cell: (row) => t(lang, kinds[row.kind]) },
          { key: 'name', header: t(lang, 'settings.closure_name'), cell: (row) => row.name },
          ...(mayChange ? [{ key: 'act', header: '', cell: (row: Closure) => (
            <Form frame={frame} action={`${path}/${row.id}/pembatalan`} id={`revoke-${row.id}`}><Button kind="secondary">{t(lang, 'settings.closure_revoke')}</Button></Form>
          ) }] : []),
        ]}
      />
      {mayChange ? (
        <Form frame={frame} action={path}>
          <h2>{t(lang, 'settings.closure_add')}</h2>
          <DateInput lang={lang} name="date" label={t(lang, 'settings.closure_date')} value={shown.values.date} error={errorAt(shown, 'date')} />
          <Select lang={lang} name="kind" label={t(lang, 'settings.closure_kind')} value={shown.values.kind ?? 'office-closure'} empty={false} options={Object.entries(kinds).map(([value, key]) => ({ value, text: t(lang, key) }))} error={errorAt(shown, 'kind')} />
          <TextInput lang={lang} name="name" label={t(lang, 'settings.closure_name')} value={shown.values.name} maxlength={120} error={errorAt(shown, 'name')} />
          <Button>{t(lang, 'settings.closure_add')}</Button>
        </Form>
      ) : null}
    </SettingsPage>
  )
}
