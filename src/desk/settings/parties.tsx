import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { addParty, changeParty, findParty, listParties } from '../../office/parties.ts'
import type { Party } from '../../office/parties.ts'
import { mayAny } from '../../office/permissions.ts'
import { HttpProblem } from '../../platform/http/problem.ts'
import type { House } from '../../procedure/house.ts'
import { Button } from '../../ui/button/button.tsx'
import { DataTable } from '../../ui/data-table/data-table.tsx'
import { Form } from '../../ui/form/form.tsx'
import type { PageFrame } from '../../ui/frame.ts'
import { t } from '../../ui/messages/messages.ts'
import { Select } from '../../ui/select/select.tsx'
import { TextInput } from '../../ui/text-input/text-input.tsx'
import { SettingsPage, blankable, changeOf, errorAt, errorsOf, nothingShown, oneLine, refusalError, send, typed } from './section.tsx'
import type { Shown } from './section.tsx'

const input = z.object({
  name: oneLine(200), kind: oneLine(60), address: blankable(300), phone: blankable(40),
  email: z.union([z.literal('').transform(() => null), z.email().max(254)]), replyDays: z.coerce.number().int().min(1).max(365),
})
const change = input.extend({ active: z.enum(['yes', 'no']).transform((value) => value === 'yes') })
const labels = { name: 'settings.party_name', kind: 'settings.party_kind', address: 'settings.party_address', phone: 'settings.party_phone', email: 'settings.party_email', replyDays: 'settings.party_days', active: 'settings.person_active' } as const
const path = '/meja/pengaturan/pihak-luar'

/** `/meja/pengaturan/pihak-luar`: the directory of outside parties for coordination (S3.6). */
export function addPartyPages(app: FastifyInstance, house: House): void {
  const { db, workplace } = house
  const { officeId } = workplace

  async function show(request: FastifyRequest, reply: FastifyReply, party: Party | null, shown: Shown, status = 200): Promise<FastifyReply> {
    const mayChange = mayAny(request.identity?.actors ?? [], 'settings.office')
    const frame = await house.frame(request)
    const parties = party ? [] : await listParties(db, officeId, { all: true })
    return send(reply, <PartiesPage frame={frame} parties={parties} party={party} shown={shown} mayChange={mayChange} />, status)
  }
  async function partyOf(id: string): Promise<Party> {
    const party = z.uuid().safeParse(id).success ? await findParty(db, officeId, id) : undefined
    if (!party) throw new HttpProblem('not-found')
    return party
  }

  app.get(path, { config: { access: 'settings.read' } }, (request, reply) => show(request, reply, null, nothingShown))
  app.get<{ Params: { id: string } }>(`${path}/:id`, { config: { access: 'settings.office' } }, async (request, reply) => show(request, reply, await partyOf(request.params.id), nothingShown))

  app.post(path, { config: { access: 'settings.office' } }, async (request, reply) => {
    const { lang } = await house.frame(request)
    const parsed = input.safeParse(request.body)
    if (!parsed.success) return show(request, reply, null, { values: typed(request.body), errors: errorsOf(lang, parsed.error, labels) }, 422)
    const added = await addParty(db, changeOf(request, house, 'settings.office'), parsed.data)
    if (!added.ok) return show(request, reply, null, { values: typed(request.body), errors: [refusalError(lang, added.refusal)] }, 409)
    return show(request, reply, null, { ...nothingShown, notice: <p>{t(lang, 'settings.saved')}</p> })
  })

  app.post<{ Params: { id: string } }>(`${path}/:id`, { config: { access: 'settings.office' } }, async (request, reply) => {
    const { lang } = await house.frame(request)
    const party = await partyOf(request.params.id)
    const parsed = change.safeParse(request.body)
    if (!parsed.success) return show(request, reply, party, { values: typed(request.body), errors: errorsOf(lang, parsed.error, labels) }, 422)
    const changed = await changeParty(db, changeOf(request, house, 'settings.office'), party.id, parsed.data)
    if (!changed.ok) return show(request, reply, party, { values: typed(request.body), errors: [refusalError(lang, changed.refusal)] }, 409)
    return show(request, reply, null, { ...nothingShown, notice: <p>{t(lang, 'settings.saved')}</p> })
  })
}

interface PartiesPageProps { frame: PageFrame; parties: readonly Party[]; party: Party | null; shown: Shown; mayChange: boolean }

function PartiesPage({ frame, parties, party, shown, mayChange }: PartiesPageProps) {
  const { lang } = frame
  return (
    <SettingsPage frame={frame} title="settings.parties" lead="settings.parties_lead" shown={shown}>
      {party ? null : (
        <DataTable
          lang={lang} caption={t(lang, 'settings.parties')} hideCaption rows={parties} rowKey={(row) => row.id} empty={t(lang, 'common.none')}
          columns={[
            { key: 'name', header: t(lang, 'settings.party_name'), rowHeader: true, cell: (row) => (mayChange ? <a href={`${path}/${row.id}`}>{row.name}</a> : row.name) },
            { key: 'kind', header: t(lang, 'settings.party_kind'), cell: (row) => row.kind },
            { key: 'phone', header: t(lang, 'settings.party_phone'), cell: (row) => row.phone ?? t(lang, 'common.not_given') },
            { key: 'email', header: t(lang, 'settings.party_email'), cell: (row) => row.email ?? t(lang, 'common.not_given') },
            { key: 'days', header: t(lang, 'settings.party_days'), numeric: true, cell: (row) => row.replyDays },
            { key: 'active', header: t(lang, 'settings.person_active'), cell: (row) => t(lang, row.active ? 'settings.active' : 'settings.inactive') },
          ]}
        />
      )}
      {mayChange ? <PartyForm frame={frame} party={party} shown={shown} /> : null}
    </SettingsPage>
  )
}

function PartyForm({ frame, party, shown }: Pick<PartiesPageProps, 'frame' | 'party' | 'shown'>) {
  const { lang } = frame
  const kept: Record<string, string> = party ? { name: party.name, kind: party.kind, address: party.address ?? '', phone: party.phone ?? '', email: party.email ?? '', replyDays: String(party.replyDays), active: party.active ? 'yes' : 'no' } : {}
  const values: Record<string, string> = { ...kept, ...shown.values }
  return (
    <Form frame={frame} action={party ? `${path}/${party.id}` : path}>
      <h2>{party ? t(lang, 'settings.party_change', { name: party.name }) : t(lang, 'settings.party_add')}</h2>
      <TextInput lang={lang} name="name" label={t(lang, 'settings.party_name')} value={values.name} maxlength={200} error={errorAt(shown, 'name')} />
      <TextInput lang={lang} name="kind" label={t(lang, 'settings.party_kind')} value={values.kind} maxlength={60} error={errorAt(shown, 'kind')} />
      <TextInput lang={lang} name="address" label={t(lang, 'settings.party_address')} value={values.address} maxlength={300} optional error={errorAt(shown, 'address')} />
      <TextInput lang={lang} name="phone" type="tel" label={t(lang, 'settings.party_phone')} value={values.phone} maxlength={40} optional error={errorAt(shown, 'phone')} />
      <TextInput lang={lang} name="email" type="email" label={t(lang, 'settings.party_email')} value={values.email} maxlength={254} optional error={errorAt(shown, 'email')} />
      <TextInput lang={lang} name="replyDays" inputmode="numeric" width={5} label={t(lang, 'settings.party_days')} value={values.replyDays ?? '5'} error={errorAt(shown, 'replyDays')} />
      {party ? <Select lang={lang} name="active" label={t(lang, 'settings.person_active')} value={values.active} empty={false} options={[{ value: 'yes', text: t(lang, 'settings.active') }, { value: 'no', text: t(lang, 'settings.inactive') }]} error={errorAt(shown, 'active')} /> : null}
      <Button>{t(lang, party ? 'common.save' : 'settings.party_add')}</Button>
    </Form>
  )
}
