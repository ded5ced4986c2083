import type { IssuedPaper } from '../../complaint/store/papers.ts'
import type { ScanPageRow, ScanPart, ScanRow } from '../../complaint/store/scans.ts'
import { filedAs } from '../../procedure/scans/decide-part.ts'
import { fieldsOf } from '../../procedure/form-kit.tsx'
import { Button, ButtonLink } from '../../ui/button/button.tsx'
import { DeskPage } from '../../ui/desk-page/desk-page.tsx'
import { Details } from '../../ui/details/details.tsx'
import { ErrorSummary } from '../../ui/error-summary/error-summary.tsx'
import { Form } from '../../ui/form/form.tsx'
import { formatDateTime } from '../../ui/format.ts'
import type { PageFrame } from '../../ui/frame.ts'
import { keyOf } from '../../ui/message-key.ts'
import { t } from '../../ui/messages/messages.ts'
import { Radios } from '../../ui/radios/radios.tsx'
import { Select } from '../../ui/select/select.tsx'
import { TextInput } from '../../ui/text-input/text-input.tsx'
import { pagesText } from './scans-page.tsx'

export interface PartPageProps {
  readonly frame: PageFrame
  readonly zone: string
  readonly part: ScanPart
  readonly scan: ScanRow
  readonly pages: readonly ScanPageRow[]
  readonly mayWork: boolean
  readonly mayRecord: boolean
  readonly failed: { values: unknown; errors: Record<string, string>; general: string | null; papers: readonly IssuedPaper[] } | null
}

/** Pages of a scan that belong together: how they look, what was read on them, and what an officer makes of them. */
export function PartPage(props: PartPageProps) {
  const { frame, zone, part, scan, pages, failed } = props
  const { lang } = frame
  const base = `/meja/pindaian/${part.id}`
  const errors = failed === null ? [] : [...(failed.general === null ? [] : [{ text: failed.general }]), ...Object.entries(failed.errors).map(([id, text]) => ({ id: `bagian-${id}`, text }))]
  return (
    <DeskPage frame={frame} title={scan.name} failed={errors.length > 0} back="/meja/pindaian">
      <ErrorSummary lang={lang} errors={errors} />
      <h1>{scan.name}</h1>
      <p class="tg-soft">{pagesText(lang, part)} · {formatDateTime(lang, part.receivedAt, zone)} · {part.state === 'waiting' && part.why ? t(lang, keyOf('scan_wait', part.why)) : t(lang, keyOf('scan_part', part.state))}</p>
      {part.complaintId ? <p><a href={`/meja/pengaduan/${part.complaintId}`}>{t(lang, 'scans.to_case')}</a></p> : null}
      <div class="tg-case">
        <div>
          {pages.map((page) => (
            <figure key={page.page} class="tg-scan">
              <a href={`${base}/berkas.pdf#page=${page.page}`}><img src={`${base}/halaman/${page.page}`} alt={t(lang, 'scans.page_one', { page: page.page })} width="450" loading="lazy" /></a>
              {page.words ? <Details summary={t(lang, 'scans.words_of', { page: page.page })}><p class="tg-typed">{page.words}</p></Details> : null}
            </figure>
          ))}
        </div>
        <div>
          <p><ButtonLink kind="secondary" href={`${base}/berkas.pdf`}>{t(lang, 'scans.open')}</ButtonLink></p>
          {props.mayWork && part.state === 'waiting' ? <Decisions {...props} base={base} /> : null}
          {props.mayWork && part.state === 'discarded' ? (
            <Form frame={frame} action={base}>
              <p>{t(lang, 'scans.discarded_because', { reason: part.reason ?? '' })}</p>
              <input type="hidden" name="keputusan" value="restore" />
              <Button kind="secondary">{t(lang, 'scans.restore')}</Button>
            </Form>
          ) : null}
        </div>
      </div>
    </DeskPage>
  )
}

function Decisions({ frame, part, failed, mayRecord, base }: PartPageProps & { readonly base: string }) {
  const { lang } = frame
  const fields = fieldsOf({ lang, id: 'bagian', values: failed?.values, errors: failed?.errors ?? {} })
  return (
    <>
      <h2>{t(lang, 'scans.file_in')}</h2>
      <Form frame={frame} action={base}>
        <input type="hidden" name="keputusan" value="file" />
        <TextInput {...fields.of('reference', t(lang, 'scans.reference'), { hint: t(lang, 'scans.reference_hint') })} value={fields.value('reference')} width={20} maxlength={60} />
        <Radios {...fields.of('as', t(lang, 'scans.as'))} value={fields.value('as', 'document')} options={filedAs.map((as) => ({ value: as, text: t(lang, keyOf('scan_as', as)) }))} />
        {failed && failed.papers.length > 0 ? (
          <Select {...fields.of('paper', t(lang, 'scans.paper'))} options={failed.papers.map((paper) => ({ value: paper.id, text: [t(lang, keyOf('paper', paper.kind)), paper.number].filter(Boolean).join(' ') }))} />
        ) : null}
        <Button>{t(lang, 'scans.file_button')}</Button>
      </Form>
      {mayRecord ? (
        <>
          <h2>{t(lang, 'scans.new_case')}</h2>
          <p>{t(lang, 'scans.new_case_text')}</p>
          <p><ButtonLink kind="secondary" href={`/meja/pengaduan/baru?saluran=letter&pindaian=${part.id}`}>{t(lang, 'scans.new_case')}</ButtonLink></p>
        </>
      ) : null}
      <Details summary={t(lang, 'scans.discard')} open={failed?.errors['reason'] !== undefined}>
        <Form frame={frame} action={base}>
          <input type="hidden" name="keputusan" value="discard" />
          <TextInput {...fields.of('reason', t(lang, 'scans.discard_reason'))} value={fields.value('reason')} maxlength={300} />
          <Button kind="warning">{t(lang, 'scans.discard')}</Button>
        </Form>
      </Details>
    </>
  )
}
