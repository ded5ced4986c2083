import { ButtonLink } from '../../ui/button/button.tsx'
import { t } from '../../ui/messages/messages.ts'
import type { Language } from '../../ui/messages/messages.ts'
import { outboundHref } from '../phone/places.ts'
import type { CaseView } from './load-case.ts'

/** Verbs for which the complainant may have to be called: the answer, and what is missing. */
const calledFor = ['record-attempt', 'request-missing', 'supply-missing']

/** To the page from which the complainant is called, for a reader who has something to tell them and may know their number. */
export function CallLink({ lang, view }: { readonly lang: Language; readonly view: CaseView }) {
  const { agenda, state, context } = view
  const needed = [...agenda.now, ...agenda.also].some(({ verb }) => calledFor.includes(verb))
  return needed && state.applicant.phone && context.identityShown ? <ButtonLink kind="secondary" href={outboundHref(view.id)}>{t(lang, 'phone.out_link')}</ButtonLink> : null
}
