import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { createApiToken, listApiTokens, revokeApiToken } from '../../office/api-tokens.ts'
import type { ApiToken } from '../../office/api-tokens.ts'
import { roles } from '../../office/roles.ts'
import type { House } from '../../procedure/house.ts'
import { Button } from '../../ui/button/button.tsx'
import { DataTable } from '../../ui/data-table/data-table.tsx'
import { Form } from '../../ui/form/form.tsx'
import { formatShortDateTime } from '../../ui/format.ts'
import { roleKeys } from '../../ui/frame.ts'
import type { PageFrame } from '../../ui/frame.ts'
import { t } from '../../ui/messages/messages.ts'
import { Select } from '../../ui/select/select.tsx'
import { TextInput } from '../../ui/text-input/text-input.tsx'
import { SettingsPage, changeOf, errorAt, errorsOf, nothingShown, oneLine, refusalError, send, typed } from './section.tsx'
import type { Shown } from './section.tsx'

const input = z.object({ label: oneLine(100), role: z.enum(roles) })
const labels = { label: 'settings.token_label', role: 'settings.token_role' } as const
const path = '/meja/pengaturan/token'

/** `/meja/pengaturan/token`: bearer tokens of programs. */
export function addTokenPages(app: FastifyInstance, house: House): void {
  const { db, workplace } = house

  async function show(request: FastifyRequest, reply: FastifyReply, shown: Shown, status = 200): Promise<FastifyReply> {
    const [frame, tokens] = [await house.frame(request), await listApiTokens(db, workplace.officeId)]
    return send(reply, <TokensPage frame={frame} zone={workplace.zone} tokens={tokens} shown={shown} />, status)
  }

  app.get(path, { config: { access: 'settings.people' } }, (request, reply) => show(request, reply, nothingShown))

  app.post(path, { config: { access: 'settings.people' } }, async (request, reply) => {
    const { lang } = await house.frame(request)
    const parsed = input.safeParse(request.body)
    if (!parsed.success) return show(request, reply, { values: typed(request.body), errors: errorsOf(lang, parsed.error, labels) }, 422)
    const { token } = await createApiToken(db, changeOf(request, house, 'settings.people'), { ...parsed.data, expiresAt: null })
    return show(request, reply, { ...nothingShown, notice: <><p>{t(lang, 'settings.token_made')}</p><p class="tg-code">{token}</p></> })
  })

  app.post<{ Params: { id: string } }>(`${path}/:id/pencabutan`, { config: { access: 'settings.people' } }, async (request, reply) => {
    const { lang } = await house.frame(request)
    const id = z.uuid().safeParse(request.params.id)
    const revoked = await revokeApiToken(db, changeOf(request, house, 'settings.people'), id.data ?? crypto.randomUUID())
    if (!revoked.ok) return show(request, reply, { values: {}, errors: [refusalError(lang, revoked.refusal)] }, 409)
    return show(request, reply, { ...nothingShown, notice: <p>{t(lang, 'settings.saved')}</p> })
  })
}

function TokensPage({ frame, zone, tokens, shown }: { frame: PageFrame; zone: string; tokens: readonly ApiToken[]; shown: Shown }) {
  const { lang } = frame
  return (
    <SettingsPage frame={frame} title="settings.tokens" lead="settings.tokens_lead" shown={shown}>
      <DataTable
        lang={lang} caption={t(lang, 'settings.tokens')} hideCaption rows={tokens} rowKey={(row) => row.id} empty={t(lang, 'common.none')}
        columns={[
          { key: 'label', header: t(lang, 'settings.token_label'), rowHeader: true, cell: (row) => row.label },
          { key: 'role', header: t(lang, 'settings.token_role'), cell: (row) => t(lang, roleKeys[row.role]) },
          { key: 'created', header: t(lang, 'settings.token_created'), cell: (row) => formatShortDateTime(lang, row.createdAt, zone) },
          { key: 'act', header: '', cell: (row) => <Form frame={frame} action={`${path}/${row.id}/pencabutan`} id={`revoke-${row.id}`}><Button kind="secondary">{t(lang, 'settings.token_revoke')}</Button></Form> },
        ]}
      />
      <Form frame={frame} action={path}>
        <h2>{t(lang, 'settings.token_add')}</h2>
        <TextInput lang={lang} name="label" label={t(lang, 'settings.token_label')} value={shown.values.label} maxlength={100} error={errorAt(shown, 'label')} />
        <Select lang={lang} name="role" label={t(lang, 'settings.token_role')} value={shown.values.role} options={roles.map((role) => ({ value: role, text: t(lang, roleKeys[role]) }))} error={errorAt(shown, 'role')} />
        <Button>{t(lang, 'settings.token_add')}</Button>
      </Form>
    </SettingsPage>
  )
}
