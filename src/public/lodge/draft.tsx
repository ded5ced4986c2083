import { InsetText } from '../../ui/inset-text/inset-text.tsx'
import { t } from '../../ui/messages/messages.ts'
import type { Language } from '../../ui/messages/messages.ts'

/** What the script that keeps the draft on the phone must know; `filled`: the page brings words of its own. */
export function draftWords(lang: Language, filled: boolean): Record<`data-${string}`, string> {
  return { 'data-draft': filled ? 'filled' : 'empty', 'data-sending': t(lang, 'draft.sending'), 'data-pending': t(lang, 'draft.pending') }
}

/** Shown when a draft was found: whose it is, only the person at the phone knows. */
export function DraftRestored({ lang }: { readonly lang: Language }) {
  return (
    <div data-part="draft-restored" hidden>
      <InsetText>
        <p role="status">{t(lang, 'draft.restored')}</p>
        <ForgetDraft lang={lang} />
      </InsetText>
    </div>
  )
}

/** Above the button that sends: how the sending fares. */
export function DraftState() {
  return <p role="status" data-part="draft-state"></p>
}

/** Below the form, where no thumb on its way to the button that sends meets it: that a draft is kept here, and how to be rid of it. */
export function DraftNote({ lang }: { readonly lang: Language }) {
  return (
    <div data-part="draft-note" hidden>
      <p class="govuk-hint">{t(lang, 'draft.note')}</p>
      <ForgetDraft lang={lang} />
    </div>
  )
}

function ForgetDraft({ lang }: { readonly lang: Language }) {
  return <button type="button" class="govuk-button govuk-button--secondary" data-do="forget-draft">{t(lang, 'draft.forget')}</button>
}
