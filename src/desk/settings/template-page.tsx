import { maxSubject, maxTextOf, placeholdersOf, requiredOf } from '../../procedure/letters/letters.ts'
import type { LetterText } from '../../procedure/letters/letters.ts'
import type { LetterPreview } from '../../procedure/letters/preview.ts'
import type { LetterPlace, TemplateVersion } from '../../procedure/letters/templates.ts'
import { Button, ButtonGroup } from '../../ui/button/button.tsx'
import { DataTable } from '../../ui/data-table/data-table.tsx'
import { DeskPage } from '../../ui/desk-page/desk-page.tsx'
import { Details } from '../../ui/details/details.tsx'
import { ErrorSummary } from '../../ui/error-summary/error-summary.tsx'
import type { ErrorItem } from '../../ui/error-summary/error-summary.tsx'
import { Form } from '../../ui/form/form.tsx'
import { formatNumber, formatShortDateTime } from '../../ui/format.ts'
import type { PageFrame } from '../../ui/frame.ts'
import { keyOf } from '../../ui/message-key.ts'
import { t } from '../../ui/messages/messages.ts'
import { NotificationBanner } from '../../ui/notification-banner/notification-banner.tsx'
import { TextInput } from '../../ui/text-input/text-input.tsx'
import { Textarea } from '../../ui/textarea/textarea.tsx'
import { whoDid } from './history-words.ts'
import { placeText, templateHref, templatesPath } from './template-words.ts'

export interface TemplatePageProps {
  readonly frame: PageFrame
  readonly at: LetterPlace
  readonly zone: string
  readonly words: LetterText
  readonly preview: LetterPreview
  /** Newest first; empty: the words that the software brings were never changed. */
  readonly versions: readonly TemplateVersion[]
  readonly errors: readonly ErrorItem[]
  readonly notice: string | null
  readonly mayChange: boolean
  /** What is shown was typed and is not in use. */
  readonly unsaved: boolean
}

/** One letter on one channel in one language: how it reads, its words, what may stand in them, and its versions. */
export function TemplatePage(props: TemplatePageProps) {
  const { frame, at, errors, notice, mayChange } = props
  const { lang } = frame
  const title = placeText(lang, at)
  return (
    <DeskPage frame={frame} title={title} failed={errors.length > 0} back={templatesPath}>
      <ErrorSummary lang={lang} errors={errors} />
      {notice === null ? null : <NotificationBanner lang={lang}><p>{notice}</p></NotificationBanner>}
      <h1>{title}</h1>
      <p class="tg-lead">{t(lang, keyOf('templates.when', at.letter))}</p>
      <Preview {...props} />
      {mayChange ? <Words {...props} /> : null}
      <Placeholders {...props} />
      <Versions {...props} />
    </DeskPage>
  )
}

function Preview({ frame: { lang }, preview, unsaved }: TemplatePageProps) {
  const { subject, text, sms } = preview
  return (
    <section aria-labelledby="contoh">
      <h2 id="contoh">{t(lang, 'templates.preview')}</h2>
      {unsaved ? <p><strong>{t(lang, 'templates.unsaved')}</strong></p> : null}
      <div class="tg-record">
        {subject === null ? null : <p><strong>{subject}</strong></p>}
        <p class="tg-typed">{text}</p>
      </div>
      {sms ? <p>{t(lang, sms.encoding === 'gsm7' ? 'templates.count_gsm7' : 'templates.count_ucs2', { units: formatNumber(lang, sms.units), room: formatNumber(lang, sms.room), parts: sms.parts })}</p> : null}
      <p class="tg-soft">{t(lang, 'templates.preview_hint')}</p>
    </section>
  )
}

function Words({ frame, at, words, versions, errors }: TemplatePageProps) {
  const { lang } = frame
  const errorAt = (field: string) => errors.find(({ id }) => id === field)?.text
  const action = templateHref(at)
  const after = <input type="hidden" name="after" value={versions[0]?.version ?? 0} />
  return (
    <section aria-labelledby="kata">
      <h2 id="kata">{t(lang, 'templates.words')}</h2>
      <Form frame={frame} action={action}>
        {after}
        {at.channel === 'email' ? <TextInput lang={lang} name="subject" label={t(lang, 'templates.subject')} value={words.subject ?? ''} maxlength={maxSubject} error={errorAt('subject')} /> : null}
        <Textarea
          lang={lang} name="text" label={t(lang, 'templates.text')} hint={t(lang, at.channel === 'sms' ? 'templates.sms_hint' : 'templates.text_hint', { kode: '{kode}' })} value={words.text}
          rows={at.channel === 'email' ? 20 : 8} max={maxTextOf(at.channel)} error={errorAt('text')}
        />
        <ButtonGroup>
          <Button name="wish" value="save">{t(lang, 'templates.save')}</Button>
          <Button kind="secondary" name="wish" value="preview">{t(lang, 'templates.look_first')}</Button>
        </ButtonGroup>
      </Form>
      {versions[0]?.content ? (
        <Form frame={frame} action={action} id="bawaan">
          {after}
          <input type="hidden" name="wish" value="built-in" />
          <Button kind="secondary">{t(lang, 'templates.use_built_in')}</Button>
        </Form>
      ) : null}
    </section>
  )
}

/** What may stand in the words, and what each stands for. */
function Placeholders({ frame: { lang }, at }: TemplatePageProps) {
  const required = requiredOf(at.letter)
  return (
    <Details summary={t(lang, 'templates.placeholders')}>
      <p>{t(lang, 'templates.placeholders_lead')}</p>
      <DataTable
        lang={lang} caption={t(lang, 'templates.placeholders')} hideCaption rows={placeholdersOf(at.letter, at.channel)} rowKey={(name) => name}
        columns={[
          { key: 'name', header: t(lang, 'templates.placeholder'), rowHeader: true, cell: (name) => <code>{`{${name}}`}</code> },
          { key: 'means', header: t(lang, 'templates.means'), cell: (name) => `${t(lang, keyOf('templates.placeholder', name))}${required.includes(name) ? ` (${t(lang, 'templates.required')})` : ''}` },
        ]}
      />
    </Details>
  )
}

function Versions({ frame, at, zone, versions, mayChange }: TemplatePageProps) {
  const { lang } = frame
  const newest = versions[0]?.version ?? 0
  return (
    <section aria-labelledby="versi">
      <h2 id="versi">{t(lang, 'templates.versions')}</h2>
      <DataTable
        lang={lang} caption={t(lang, 'templates.versions')} hideCaption rows={versions} rowKey={({ version }) => String(version)} empty={t(lang, 'templates.never_changed')}
        columns={[
          { key: 'version', header: t(lang, 'templates.version'), rowHeader: true, cell: ({ version }) => `${version}${version === newest ? ` (${t(lang, 'templates.in_use')})` : ''}` },
          { key: 'at', header: t(lang, 'settings.event_at'), cell: (row) => formatShortDateTime(lang, row.at, zone) },
          { key: 'by', header: t(lang, 'settings.event_by'), cell: ({ by }) => whoDid(lang, { actor: by }) },
          { key: 'words', header: t(lang, 'templates.words'), cell: ({ content }) => (content
            ? <Details summary={t(lang, 'templates.read')}>{content.subject ? <p><strong>{content.subject}</strong></p> : null}<p class="tg-typed">{content.text}</p></Details>
            : t(lang, 'templates.built_in')) },
          ...(mayChange ? [{ key: 'act', header: t(lang, 'templates.act'), cell: ({ version }: TemplateVersion) => (version === newest ? '–' : (
            <Form frame={frame} action={templateHref(at)} id={`pulihkan-${version}`} label={t(lang, 'templates.restore_version', { version })}>
              <input type="hidden" name="after" value={newest} />
              <input type="hidden" name="version" value={version} />
              <Button kind="secondary" name="wish" value="restore">{t(lang, 'templates.restore')}</Button>
            </Form>
          )) }] : []),
        ]}
      />
    </section>
  )
}
