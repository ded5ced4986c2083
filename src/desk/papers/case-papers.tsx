import { Fragment } from 'preact'
import { isLetterKind, letterKinds } from '../../office/paper-kinds.ts'
import { Button } from '../../ui/button/button.tsx'
import { Form } from '../../ui/form/form.tsx'
import { formatShortDateTime } from '../../ui/format.ts'
import type { PageFrame } from '../../ui/frame.ts'
import { keyOf } from '../../ui/message-key.ts'
import { t } from '../../ui/messages/messages.ts'
import type { Language } from '../../ui/messages/messages.ts'
import { offersOf, showsIdentity } from '../../procedure/papers/offers.ts'
import { isWithdrawn } from '../../procedure/papers/letters-to.ts'
import { actorText } from '../case/who.ts'
import type { CaseView } from '../case/load-case.ts'

export interface CasePapersProps { readonly frame: PageFrame; readonly view: CaseView; readonly formKey: string; readonly mayWork: boolean }

/** Every paper of the case: what was issued, as issued; and what can be issued now. */
export function CasePapers({ frame, view, formKey, mayWork }: CasePapersProps) {
  const { lang } = frame
  const { identityShown, zone } = view.context
  const issued = view.state.papers.filter(({ kind }) => identityShown || !showsIdentity(kind))
  const offers = mayWork ? offersOf(view.state, identityShown) : []
  const base = `/meja/pengaduan/${view.id}/kertas`
  const mayWrite = mayWork && identityShown
  const letters = identityShown ? view.state.letters.filter(({ id }) => !view.state.papers.some(({ subject }) => subject === id)) : []
  if (issued.length === 0 && offers.length === 0 && letters.length === 0 && !mayWrite) return null
  return (
    <section aria-labelledby="naskah" class="tg-papers">
      <h2 id="naskah">{t(lang, 'papers.title')}</h2>
      {issued.length === 0 ? null : (
        <ul class="tg-papers__list">
          {issued.map((paper) => ({ paper, withdrawn: isWithdrawn(view.state, paper) })).map(({ paper, withdrawn }) => (
            <li key={paper.paper}>
              <a href={`${base}/${paper.paper}`}>{[t(lang, keyOf('paper', paper.kind)), paper.number].filter(Boolean).join(' ')}</a>
              <span class="tg-soft"> {t(lang, 'papers.issued', { when: formatShortDateTime(lang, paper.at, zone), by: actorText(lang, paper.by) })}</span>
              {withdrawn ? <strong> {t(lang, 'papers.withdrawn')}</strong> : null}
              {paper.renditions.map(({ how, sha256 }) => (
                <span key={sha256}> · <a href={`${base}/${paper.paper}/isi/${sha256}`}>{t(lang, keyOf('rendition', how))}</a></span>
              ))}
              {isLetterKind(paper.kind) && identityShown ? <span> · <a href={`/meja/pengaduan/${view.id}/naskah/${paper.subject}`}>{t(lang, 'naskah.details')}</a></span> : null}
              {mayWork && !withdrawn ? <span> · <a href={`${base}/${paper.paper}/tanda-tangan`}>{t(lang, 'sign.link')}<span class="govuk-visually-hidden"> {t(lang, keyOf('paper', paper.kind))}</span></a></span> : null}
              {mayWork && !withdrawn ? <CopyButton lang={lang} frame={frame} action={`${base}/${paper.paper}/salinan`} formKey={`${formKey}:${paper.paper}`} copies={paper.copies} name={t(lang, keyOf('paper', paper.kind))} /> : null}
            </li>
          ))}
        </ul>
      )}
      {offers.length === 0 ? null : (
        <div class="tg-papers__offers">
          <p class="tg-soft">{t(lang, 'papers.can_issue')}</p>
          {offers.map(({ kind, subject }) => (
            <Form key={`${kind}:${subject}`} frame={frame} action={base}>
              <input type="hidden" name="kind" value={kind} />
              <input type="hidden" name="subject" value={subject} />
              <Button kind="secondary">{t(lang, keyOf('paper', kind))}{kind === 'receipt-slip' ? ` ${subject} mm` : ''}</Button>
            </Form>
          ))}
        </div>
      )}
      {letters.length === 0 ? null : (
        <>
          <h3>{t(lang, 'naskah.drafts')}</h3>
          <ul class="tg-papers__list">
            {letters.map((letter) => (
              <li key={letter.id}>
                <a href={`/meja/pengaduan/${view.id}/naskah/${letter.id}`}>{[t(lang, keyOf('paper', letter.kind)), letter.number].filter(Boolean).join(' ')}</a>
                <span class="tg-soft"> {letter.voided ? t(lang, 'naskah.voided', { when: formatShortDateTime(lang, letter.voided.at, zone), reason: letter.voided.reason ?? '-' }) : letter.text?.subject ?? ''}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {mayWrite ? (
        <p>
          {t(lang, 'naskah.write')}{' '}
          {letterKinds.map((kind, index) => <Fragment key={kind}>{index > 0 ? ' · ' : null}<a href={`/meja/pengaduan/${view.id}/naskah/baru?jenis=${kind}`}>{t(lang, keyOf('paper', kind))}</a></Fragment>)}
        </p>
      ) : null}
    </section>
  )
}

interface CopyButtonProps { readonly lang: Language; readonly frame: PageFrame; readonly action: string; readonly formKey: string; readonly copies: number; readonly name: string }

function CopyButton({ lang, frame, action, formKey, copies, name }: CopyButtonProps) {
  return (
    <Form frame={frame} action={action} formKey={formKey}>
      <Button kind="secondary">{t(lang, 'papers.copy', { n: copies + 1 })}<span class="govuk-visually-hidden"> {name}</span></Button>
    </Form>
  )
}
