import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { appointDeputy, endDeputy, listDeputies } from '../../office/people/deputies.ts'
import type { Deputy } from '../../office/people/deputies.ts'
import { listPeople } from '../../office/people/people.ts'
import type { Person } from '../../office/people/people.ts'
import { mayAny } from '../../office/permissions.ts'
import { roles } from '../../office/roles.ts'
import type { House } from '../../procedure/house.ts'
import { Button } from '../../ui/button/button.tsx'
import { DataTable } from '../../ui/data-table/data-table.tsx'
import { DateInput } from '../../ui/date-input/date-input.tsx'
import { Form } from '../../ui/form/form.tsx'
import { formatPlainDate, formatShortDateTime } from '../../ui/format.ts'
import { roleKeys } from '../../ui/frame.ts'
import type { PageFrame } from '../../ui/frame.ts'
import { t } from '../../ui/messages/messages.ts'
import { Radios } from '../../ui/radios/radios.tsx'
import { Select } from '../../ui/select/select.tsx'
import { TextInput } from '../../ui/text-input/text-input.tsx'
import { SettingsPage, changeOf, errorAt, errorsOf, nothingShown, oneLine, refusalError, send, typed } from './section.tsx'
import type { Shown } from './section.tsx'

const input = z.object({ personId: z.uuid(), role: z.enum(roles), kind: z.enum(['plh', 'plt']), from: z.iso.date(), to: z.iso.date(), reason: oneLine(300) })
const labels = { personId: 'settings.deputy_person', role: 'settings.deputy_role', kind: 'settings.deputy_kind', from: 'settings.deputy_from', to: 'settings.deputy_to', reason: 'settings.deputy_reason' } as const
const path = '/meja/pengaturan/pengganti'

/** `/meja/pengaturan/pengganti`: Plh. and Plt. by date. */
export function addDeputyPages(app: FastifyInstance, house: House): void {
  const { db, workplace } = house
  const { officeId, zone } = workplace

  async function show(request: FastifyRequest, reply: FastifyReply, shown: Shown, status = 200): Promise<FastifyReply> {
    const mayChange = mayAny(request.identity?.actors ?? [], 'settings.people')
    const [frame, deputies, people] = [await house.frame(request), await listDeputies(db, officeId), await listPeople(db, officeId)]
    return send(reply, <DeputiesPage frame={frame} zone={zone} deputies={deputies} people={people.filter((person) => person.active)} shown={shown} mayChange={mayChange} />, status)
  }

  app.get(path, { config: { access: 'settings.read' } }, (request, reply) => show(request, reply, nothingShown))

  app.post(path, { config: { access: 'settings.people' } }, async (request, reply) => {
    const { lang } = await house.frame(request)
    const parsed = input.safeParse(request.body)
    if (!parsed.success) return show(request, reply, { values: typed(request.body), errors: errorsOf(lang, parsed.error, labels) }, 422)
    const appointed = await appointDeputy(db, changeOf(request, house, 'settings.people'), parsed.data)
    if (!appointed.ok) return show(request, reply, { values: typed(request.body), errors: [refusalError(lang, appointed.refusal)] }, 409)
    return show(request, reply, { ...nothingShown, notice: <p>{t(lang, 'settings.saved')}</p> })
  })

  app.post<{ Params: { id: string } }>(`${path}/:id/akhir`, { config: { access: 'settings.people' } }, async (request, reply) => {
    const { lang } = await house.frame(request)
    const id = z.uuid().safeParse(request.params.id)
    const ended = await endDeputy(db, changeOf(request, house, 'settings.people'), id.data ?? crypto.randomUUID())
    if (!ended.ok) return show(request, reply, { values: {}, errors: [refusalError(lang, ended.refusal)] }, 409)
    return show(request, reply, { ...nothingShown, notice: <p>{t(lang, 'settings.saved')}</p> })
  })
}

interface DeputiesPageProps { frame: PageFrame; zone: string; deputies: readonly Deputy[]; people: readonly Person[]; shown: Shown; mayChange: boolean }

function DeputiesPage({ frame, zone, deputies, people, shown, mayChange }: DeputiesPageProps) {
  const { lang } = frame
  const day = (date: string) => formatPlainDate(lang, Temporal.PlainDate.from(date), 'long')
  return (
    <SettingsPage frame={frame} title="settings.deputies" lead="settings.deputies_lead" shown={shown}>
      <DataTable
        lang={lang} caption={t(lang, 'settings.deputies')} hideCaption rows={deputies} rowKey={(row) => row.id} empty={t(lang, 'common.none')}
        columns={[
          { key: 'person', header: t(lang, 'settings.deputy_person'), rowHeader: true, cell: (row) => row.name },
          { key: 'role', header: t(lang, 'settings.deputy_role'), cell: (row) => t(lang, row.kind === 'plh' ? 'role.acting_plh' : 'role.acting_plt', { role: t(lang, roleKeys[row.role]) }) },
          { key: 'from', header: t(lang, 'settings.deputy_from'), cell: (row) => day(row.from) },
          { key: 'to', header: t(lang, 'settings.deputy_to'), cell: (row) => day(row.to) },
          { key: 'reason', header: t(lang, 'settings.deputy_reason'), cell: (row) => row.reason },
          ...(mayChange ? [{ key: 'act', header: '', cell: (row: Deputy) => (row.endedAt
            ? t(lang, 'settings.deputy_ended', { when: formatShortDateTime(lang, row.endedAt, zone) })
            : <Form frame={frame} action={`${path}/${row.id}/akhir`} id={`end-${row.id}`}><Button kind="secondary">{t(lang, 'settings.deputy_end')}</Button></Form>) }] : []),
        ]}
      />
      {mayChange ? (
        <Form frame={frame} action={path}>
          <h2>{t(lang, 'settings.deputy_add')}</h2>
          <Select lang={lang} name="personId" label={t(lang, 'settings.deputy_person')} value={shown.values.personId} options={people.map((person) => ({ value: person.id, text: `${person.name}, ${person.title}` }))} error={errorAt(shown, 'personId')} />
          <Select lang={lang} name="role" label={t(lang, 'settings.deputy_role')} value={shown.values.role} options={roles.map((role) => ({ value: role, text: t(lang, roleKeys[role]) }))} error={errorAt(shown, 'role')} />
          <Radios lang={lang} name="kind" label={t(lang, 'settings.deputy_kind')} value={shown.values.kind ?? 'plh'} options={[{ value: 'plh', text: t(lang, 'settings.deputy_plh') }, { value: 'plt', text: t(lang, 'settings.deputy_plt') }]} error={errorAt(shown, 'kind')} />
          <DateInput lang={lang} name="from" label={t(lang, 'settings.deputy_from')} value={shown.values.from} error={errorAt(shown, 'from')} />
          <DateInput lang={lang} name="to" label={t(lang, 'settings.deputy_to')} value={shown.values.to} error={errorAt(shown, 'to')} />
          <TextInput lang={lang} name="reason" label={t(lang, 'settings.deputy_reason')} value={shown.values.reason} maxlength={300} error={errorAt(shown, 'reason')} />
          <Button>{t(lang, 'settings.deputy_add')}</Button>
        </Form>
      ) : null}
    </SettingsPage>
  )
}
