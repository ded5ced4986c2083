import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { issueLink, linkPath } from '../../office/people/one-time-links.ts'
import { addPerson, changePerson, findPerson, listPeople } from '../../office/people/people.ts'
import type { Person } from '../../office/people/people.ts'
import { mayAny } from '../../office/permissions.ts'
import { roles } from '../../office/roles.ts'
import { HttpProblem } from '../../platform/http/problem.ts'
import type { House } from '../../procedure/house.ts'
import { Button } from '../../ui/button/button.tsx'
import { DataTable } from '../../ui/data-table/data-table.tsx'
import { Form } from '../../ui/form/form.tsx'
import { formatDateTime } from '../../ui/format.ts'
import { roleKeys } from '../../ui/frame.ts'
import type { PageFrame } from '../../ui/frame.ts'
import { t } from '../../ui/messages/messages.ts'
import { Select } from '../../ui/select/select.tsx'
import { TextInput } from '../../ui/text-input/text-input.tsx'
import { SettingsPage, changeOf, errorAt, errorsOf, nothingShown, oneLine, refusalError, send, typed } from './section.tsx'
import type { Shown } from './section.tsx'

/** 18 digits, typed with or without blanks; who is no civil servant has none. */
const nip = z.string().transform((typedIn) => typedIn.replaceAll(/\s/gu, '')).pipe(z.union([z.literal(''), z.string().regex(/^\d{18}$/u)])).default('')
const input = z.object({ name: oneLine(200), title: oneLine(200), role: z.enum(roles), email: z.email().max(254), nip, rank: z.string().trim().max(100).default('') })
const change = input.extend({ active: z.enum(['yes', 'no']).transform((value) => value === 'yes') })
const labels = { name: 'settings.person_name', title: 'settings.person_title', role: 'settings.person_role', email: 'settings.person_email', active: 'settings.person_active', nip: 'settings.person_nip', rank: 'settings.person_rank' } as const
const path = '/meja/pengaturan/orang'

/** `/meja/pengaturan/orang`: accounts, roles, one-time links for passwords. */
export function addPeoplePages(app: FastifyInstance, house: House): void {
  const { db, workplace, config } = house
  const { officeId } = workplace

  async function showList(request: FastifyRequest, reply: FastifyReply, shown: Shown, status = 200): Promise<FastifyReply> {
    const mayChange = mayAny(request.identity?.actors ?? [], 'settings.people')
    return send(reply, <PeoplePage frame={await house.frame(request)} people={await listPeople(db, officeId)} shown={shown} mayChange={mayChange} />, status)
  }
  async function personOf(id: string): Promise<Person> {
    const person = z.uuid().safeParse(id).success ? await findPerson(db, officeId, id) : undefined
    if (!person) throw new HttpProblem('not-found')
    return person
  }
  async function showOne(request: FastifyRequest, reply: FastifyReply, person: Person, shown: Shown, status = 200): Promise<FastifyReply> {
    return send(reply, <PersonPage frame={await house.frame(request)} person={person} shown={shown} />, status)
  }
  async function linkNotice(request: FastifyRequest, person: Pick<Person, 'id' | 'name'>, purpose: 'first-password' | 'reset'): Promise<Shown> {
    const { lang } = await house.frame(request)
    const link = await issueLink(db, changeOf(request, house, 'settings.people'), person.id, purpose)
    if (!link.ok) return { values: {}, errors: [refusalError(lang, link.refusal)] }
    const until = formatDateTime(lang, link.expiresAt, workplace.zone)
    return { ...nothingShown, notice: (
      <>
        <p>{t(lang, 'settings.person_link_made', { name: person.name, until })}</p>
        <p class="tg-code">{`${config.publicUrl}${linkPath(link.token)}`}</p>
      </>
    ) }
  }

  app.get(path, { config: { access: 'settings.read' } }, (request, reply) => showList(request, reply, nothingShown))

  app.post(path, { config: { access: 'settings.people' } }, async (request, reply) => {
    const { lang } = await house.frame(request)
    const parsed = input.safeParse(request.body)
    if (!parsed.success) return showList(request, reply, { values: typed(request.body), errors: errorsOf(lang, parsed.error, labels) }, 422)
    const added = await addPerson(db, changeOf(request, house, 'settings.people'), parsed.data)
    if (!added.ok) return showList(request, reply, { values: typed(request.body), errors: [refusalError(lang, added.refusal)] }, 409)
    return showList(request, reply, await linkNotice(request, { id: added.id, name: parsed.data.name }, 'first-password'))
  })

  app.get<{ Params: { id: string } }>(`${path}/:id`, { config: { access: 'settings.people' } }, async (request, reply) => showOne(request, reply, await personOf(request.params.id), nothingShown))

  app.post<{ Params: { id: string } }>(`${path}/:id`, { config: { access: 'settings.people' } }, async (request, reply) => {
    const { lang } = await house.frame(request)
    const person = await personOf(request.params.id)
    const parsed = change.safeParse(request.body)
    if (!parsed.success) return showOne(request, reply, person, { values: typed(request.body), errors: errorsOf(lang, parsed.error, labels) }, 422)
    const changed = await changePerson(db, changeOf(request, house, 'settings.people'), person.id, parsed.data)
    if (!changed.ok) return showOne(request, reply, person, { values: typed(request.body), errors: [refusalError(lang, changed.refusal)] }, 409)
    return showList(request, reply, { ...nothingShown, notice: <p>{t(lang, 'settings.saved')}</p> })
  })

  app.post<{ Params: { id: string } }>(`${path}/:id/tautan`, { config: { access: 'settings.people' } }, async (request, reply) => {
    const person = await personOf(request.params.id)
    return showOne(request, reply, person, await linkNotice(request, person, person.hasPassword ? 'reset' : 'first-password'))
  })
}

function PeoplePage({ frame, people, shown, mayChange }: { frame: PageFrame; people: readonly Person[]; shown: Shown; mayChange: boolean }) {
  const { lang } = frame
  return (
    <SettingsPage frame={frame} title="settings.people" lead="settings.people_lead" shown={shown}>
      <DataTable
        lang={lang} caption={t(lang, 'settings.people')} hideCaption rows={people} rowKey={(row) => row.id}
        columns={[
          { key: 'name', header: t(lang, 'settings.person_name'), rowHeader: true, cell: (row) => (mayChange ? <a href={`${path}/${row.id}`}>{row.name}</a> : row.name) },
          { key: 'title', header: t(lang, 'settings.person_title'), cell: (row) => row.title },
          { key: 'role', header: t(lang, 'settings.person_role'), cell: (row) => t(lang, roleKeys[row.role]) },
          { key: 'email', header: t(lang, 'settings.person_email'), cell: (row) => row.email },
          { key: 'active', header: t(lang, 'settings.person_active'), cell: (row) => t(lang, row.active ? (row.hasPassword ? 'settings.active' : 'settings.no_password') : 'settings.inactive') },
        ]}
      />
      {mayChange ? (
        <Form frame={frame} action={path}>
          <h2>{t(lang, 'settings.person_add')}</h2>
          <PersonFields lang={lang} shown={shown} />
          <Button>{t(lang, 'settings.person_add')}</Button>
        </Form>
      ) : null}
    </SettingsPage>
  )
}

function PersonPage({ frame, person, shown }: { frame: PageFrame; person: Person; shown: Shown }) {
  const { lang } = frame
  const { name, title, role, email, nip: number, rank } = person
  const values = { name, title, role, email, nip: number, rank, active: person.active ? 'yes' : 'no', ...shown.values }
  return (
    <SettingsPage frame={frame} title="settings.people" lead="settings.people_lead" shown={shown}>
      <h2>{t(lang, 'settings.person_change', { name })}</h2>
      <Form frame={frame} action={`${path}/${person.id}`}>
        <PersonFields lang={lang} shown={{ ...shown, values }} />
        <Select lang={lang} name="active" label={t(lang, 'settings.person_active')} value={values.active} empty={false} options={[{ value: 'yes', text: t(lang, 'settings.active') }, { value: 'no', text: t(lang, 'settings.inactive') }]} error={errorAt(shown, 'active')} />
        <Button>{t(lang, 'common.save')}</Button>
      </Form>
      <Form frame={frame} action={`${path}/${person.id}/tautan`} id="link"><Button kind="secondary">{t(lang, 'settings.person_link')}</Button></Form>
    </SettingsPage>
  )
}

function PersonFields({ lang, shown }: { lang: PageFrame['lang']; shown: Shown }) {
  return (
    <>
      <TextInput lang={lang} name="name" label={t(lang, 'settings.person_name')} value={shown.values.name} maxlength={200} error={errorAt(shown, 'name')} />
      <TextInput lang={lang} name="title" label={t(lang, 'settings.person_title')} value={shown.values.title} maxlength={200} error={errorAt(shown, 'title')} />
      <Select lang={lang} name="role" label={t(lang, 'settings.person_role')} value={shown.values.role} options={roles.map((role) => ({ value: role, text: t(lang, roleKeys[role]) }))} error={errorAt(shown, 'role')} />
      <TextInput lang={lang} name="email" type="email" label={t(lang, 'settings.person_email')} value={shown.values.email} maxlength={254} error={errorAt(shown, 'email')} />
      <TextInput lang={lang} name="nip" label={t(lang, 'settings.person_nip')} hint={t(lang, 'settings.person_nip_hint')} value={shown.values.nip} width={20} maxlength={30} inputmode="numeric" optional error={errorAt(shown, 'nip')} />
      <TextInput lang={lang} name="rank" label={t(lang, 'settings.person_rank')} hint={t(lang, 'settings.person_rank_hint')} value={shown.values.rank} maxlength={100} optional error={errorAt(shown, 'rank')} />
    </>
  )
}
