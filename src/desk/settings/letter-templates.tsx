import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { addLetterTemplate, letterTemplate, letterTemplates, putTemplateIntoUse, templatesInUse } from '../../office/letter-templates.ts'
import type { LetterTemplate, TemplateUse } from '../../office/letter-templates.ts'
import { isLetterKind, letterKinds } from '../../office/paper-kinds.ts'
import type { LetterKind } from '../../office/paper-kinds.ts'
import { mayAny } from '../../office/permissions.ts'
import { mergeDocx, templateFaults } from '../../papers/docx/merge.ts'
import { openDocx, pack } from '../../papers/docx/open-docx.ts'
import type { Docx } from '../../papers/docx/open-docx.ts'
import { itemNames, placeholderNames } from '../../papers/docx/placeholders.ts'
import { sampleValues } from '../../papers/docx/sample-values.ts'
import { maxDocxBytes } from '../../papers/docx/unzip.ts'
import { cleanName } from '../../complaint/store/uploads.ts'
import { HttpProblem } from '../../platform/http/problem.ts'
import { officeValues } from '../../procedure/correspondence/letter-values.ts'
import type { House } from '../../procedure/house.ts'
import { templateVersion } from '../../procedure/letter-files/template-in-force.ts'
import { Button, ButtonLink } from '../../ui/button/button.tsx'
import { DataTable } from '../../ui/data-table/data-table.tsx'
import { Details } from '../../ui/details/details.tsx'
import { FileUpload } from '../../ui/file-upload/file-upload.tsx'
import { Form } from '../../ui/form/form.tsx'
import { formatShortDateTime } from '../../ui/format.ts'
import type { PageFrame } from '../../ui/frame.ts'
import { keyOf } from '../../ui/message-key.ts'
import { t } from '../../ui/messages/messages.ts'
import { actorText } from '../case/who.ts'
import { docxFaultText } from '../letters/docx-words.ts'
import { docxType } from '../letters/docx-routes.tsx'
import { textAt } from '../list/query.ts'
import { SettingsPage, changeOf, errorAt, nothingShown, send } from './section.tsx'
import type { Shown } from './section.tsx'

interface OfKind { Params: { kind: string } }
interface OfVersion { Params: { kind: string; version: string } }

export const letterTemplatesPath = '/meja/pengaturan/naskah'
const builtIn = 'bawaan'
const shownVersions = 30

/** `/meja/pengaturan/naskah`: the office's own templates of letters (DOCX): brought, looked through, seen with invented values, put into force, taken back. */
export function addLetterTemplatePages(app: FastifyInstance, house: House): void {
  const { workplace, db, files, converter } = house
  const { pool, officeId, zone } = workplace

  app.get(letterTemplatesPath, { config: { access: 'settings.read' } }, async (request, reply) => {
    const uses = await templatesInUse(pool, officeId)
    return send(reply, <ListPage frame={await house.frame(request)} uses={uses} />)
  })

  app.get<OfKind>(`${letterTemplatesPath}/:kind`, { config: { access: 'settings.read' } }, (request, reply) => show(request, reply, nothingShown))

  app.post<OfKind>(`${letterTemplatesPath}/:kind`, { config: { access: 'settings.office', upload: { maxFiles: 1, maxFileSize: maxDocxBytes } } }, async (request, reply) => {
    const kind = kindOf(request)
    const { lang } = await house.frame(request)
    const [file] = request.uploads
    const bad = (faults: readonly string[]): Promise<FastifyReply> => show(request, reply, { values: {}, errors: faults.map((text) => ({ id: 'templat', text })) }, 422)
    if (!file?.kept) return bad([docxFaultText(lang, { key: file ? 'too_large' : 'empty' })])
    const opened = await openDocx(await files.bytes(file.kept.sha256))
    if (!opened.ok) return bad(opened.faults.map((fault) => docxFaultText(lang, fault)))
    const faults = templateFaults(opened.docx, kind)
    if (faults.length > 0) return bad(faults.map((fault) => docxFaultText(lang, fault)))
    const version = await addLetterTemplate(db, changeOf(request, house, 'settings.office'), t('id', keyOf('paper', kind)), { kind, ...file.kept, fileName: cleanName(file.fileName) })
    return show(request, reply, { ...nothingShown, notice: <p>{t(lang, 'letter_templates.added', { version })}</p> })
  })

  app.get<OfVersion>(`${letterTemplatesPath}/:kind/:version/templat.docx`, { config: { access: 'settings.read' } }, async (request, reply) => {
    const { docx, kind } = await versionOf(request)
    return reply.type(docxType).header('content-disposition', `attachment; filename="templat-${kind}.docx"`).send(Buffer.from(pack(docx)))
  })

  /** With invented values: as PDF where the machine makes one, else as the DOCX itself. */
  app.get<OfVersion>(`${letterTemplatesPath}/:kind/:version/contoh`, { config: { access: 'settings.read' } }, async (request, reply) => {
    const { docx, kind } = await versionOf(request)
    const { bundle } = await workplace.standards.inForce(workplace.now().toZonedDateTimeISO(zone).toPlainDate().toString())
    const code = 'CONTOH-CONTOH'
    const sample = mergeDocx(docx, sampleValues(officeValues(bundle.letterhead, { code, url: `${house.config.publicUrl}/periksa/${code}` })))
    const made = converter.present ? await converter.pdf(sample) : null
    if (made?.ok) return reply.type('application/pdf').header('content-disposition', `inline; filename="contoh-${kind}.pdf"`).send(Buffer.from(made.pdf))
    return reply.type(docxType).header('content-disposition', `attachment; filename="contoh-${kind}.docx"`).send(Buffer.from(sample))
  })

  app.post<OfKind>(`${letterTemplatesPath}/:kind/pakai`, { config: { access: 'settings.office' } }, async (request, reply) => {
    const kind = kindOf(request)
    const { lang } = await house.frame(request)
    const typed = textAt(request.body, 'version')
    const version = typed === builtIn ? null : Number(typed)
    if (version !== null && !(Number.isInteger(version) && (await letterTemplate(pool, officeId, kind, version)))) throw new HttpProblem('not-found')
    const used = await putTemplateIntoUse(db, changeOf(request, house, 'settings.office'), t('id', keyOf('paper', kind)), kind, version, Number(textAt(request.body, 'after')) || 0)
    if (!used) return show(request, reply, { values: {}, errors: [{ text: t(lang, 'letter_templates.faster') }] }, 409)
    return show(request, reply, { ...nothingShown, notice: <p>{t(lang, 'settings.saved')}</p> })
  })
  // Reloaded, or reached by the back button.
  app.get<OfKind>(`${letterTemplatesPath}/:kind/pakai`, { config: { access: 'settings.read' } }, (request, reply) => reply.redirect(`${letterTemplatesPath}/${kindOf(request)}`, 303))

  async function show(request: FastifyRequest<OfKind>, reply: FastifyReply, shown: Shown, status = 200): Promise<FastifyReply> {
    const kind = kindOf(request)
    const [versions, uses, frame] = await Promise.all([letterTemplates(pool, officeId, kind, shownVersions), templatesInUse(pool, officeId), house.frame(request)])
    const mayChange = mayAny(request.identity?.actors ?? [], 'settings.office')
    return send(reply, <KindPage frame={{ ...frame, path: `${letterTemplatesPath}/${kind}` }} kind={kind} versions={versions} use={uses.find((use) => use.kind === kind) ?? null} zone={zone} shown={shown} mayChange={mayChange} converter={converter.present} />, status)
  }

  async function versionOf(request: FastifyRequest<OfVersion>): Promise<{ docx: Docx; kind: LetterKind }> {
    const kind = kindOf(request)
    const { version } = request.params
    const docx = version === builtIn ? await templateVersion(house, kind, null) : /^\d{1,6}$/u.test(version) ? await templateVersion(house, kind, Number(version)) : null
    if (!docx) throw new HttpProblem('not-found')
    return { docx, kind }
  }
}

function kindOf({ params }: FastifyRequest<OfKind>): LetterKind {
  if (!isLetterKind(params.kind)) throw new HttpProblem('not-found')
  return params.kind
}

function ListPage({ frame, uses }: { frame: PageFrame; uses: readonly TemplateUse[] }) {
  const { lang } = frame
  return (
    <SettingsPage frame={frame} title="letter_templates.title" lead="letter_templates.lead" shown={nothingShown}>
      <DataTable
        lang={lang} caption={t(lang, 'letter_templates.title')} hideCaption rows={letterKinds} rowKey={(kind) => kind}
        columns={[
          { key: 'kind', header: t(lang, 'naskah.book_kind'), rowHeader: true, cell: (kind) => <a href={`${letterTemplatesPath}/${kind}`}>{t(lang, keyOf('paper', kind))}</a> },
          { key: 'use', header: t(lang, 'letter_templates.in_force'), cell: (kind) => { const version = uses.find((use) => use.kind === kind)?.version ?? null; return version === null ? t(lang, 'letter_templates.built_in') : t(lang, 'letter_templates.version', { version }) } },
        ]}
      />
    </SettingsPage>
  )
}

interface KindPageProps { frame: PageFrame; kind: LetterKind; versions: readonly LetterTemplate[]; use: TemplateUse | null; zone: string; shown: Shown; mayChange: boolean; converter: boolean }

function KindPage({ frame, kind, versions, use, zone, shown, mayChange, converter }: KindPageProps) {
  const { lang } = frame
  const base = `${letterTemplatesPath}/${kind}`
  const rows: (LetterTemplate | null)[] = [null, ...versions]
  const inForce = (row: LetterTemplate | null) => (use?.version ?? null) === (row?.version ?? null)
  const name = (row: LetterTemplate | null) => (row === null ? t(lang, 'letter_templates.built_in') : t(lang, 'letter_templates.version', { version: row.version }))
  return (
    <SettingsPage frame={frame} title="letter_templates.title" lead="letter_templates.lead" shown={shown}>
      <h2>{t(lang, keyOf('paper', kind))}</h2>
      <p>{t(lang, converter ? 'letter_templates.with_program' : 'letter_templates.without_program')}</p>
      <DataTable
        lang={lang} caption={t(lang, keyOf('paper', kind))} hideCaption small="stack" rows={rows} rowKey={(row) => String(row?.version ?? 0)}
        columns={[
          { key: 'version', header: t(lang, 'letter_templates.template'), rowHeader: true, cell: (row) => <>{name(row)} {row ? <span class="tg-soft">{row.fileName}</span> : null}{inForce(row) ? <strong> {t(lang, 'letter_templates.in_force')}</strong> : null}</> },
          { key: 'added', header: t(lang, 'letter_templates.added_when'), cell: (row) => (row ? `${formatShortDateTime(lang, row.at, zone)}, ${actorText(lang, row.by)}` : '') },
          { key: 'files', header: t(lang, 'letter_templates.files'), cell: (row) => { const of = `${base}/${row?.version ?? builtIn}`; return <><a href={`${of}/templat.docx`}>{t(lang, 'letter_templates.download')}</a> · <a href={`${of}/contoh`}>{t(lang, 'letter_templates.sample')}</a></> } },
          ...(mayChange ? [{ key: 'use', header: t(lang, 'letter_templates.use'), cell: (row: LetterTemplate | null) => (inForce(row) ? '' : (
            <Form frame={frame} action={`${base}/pakai`}>
              <input type="hidden" name="version" value={String(row?.version ?? builtIn)} />
              <input type="hidden" name="after" value={String(use?.seq ?? 0)} />
              <Button kind="secondary">{t(lang, 'letter_templates.use')}<span class="govuk-visually-hidden"> {name(row)}</span></Button>
            </Form>
          )) }] : []),
        ]}
      />
      {mayChange ? (
        <Form frame={frame} action={base} upload>
          <FileUpload lang={lang} name="templat" label={t(lang, 'letter_templates.upload')} hint={t(lang, 'letter_templates.upload_hint')} accept=".docx" error={errorAt(shown, 'templat')} />
          <Button>{t(lang, 'letter_templates.send')}</Button>
        </Form>
      ) : null}
      <Details summary={t(lang, 'letter_templates.fields')} open={shown.errors.length > 0}>
        <p>{t(lang, 'letter_templates.fields_text')}</p>
        <ul class="govuk-list govuk-list--bullet">
          {placeholderNames.map((placeholder) => <li key={placeholder} class="tg-code">{`{${placeholder}}`}{Object.hasOwn(itemNames, placeholder) ? ` (${t(lang, 'letter_templates.list')})` : ''}</li>)}
        </ul>
      </Details>
      <p><ButtonLink kind="secondary" href={letterTemplatesPath}>{t(lang, 'letter_templates.all')}</ButtonLink></p>
    </SettingsPage>
  )
}
