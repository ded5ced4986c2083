import type { Category } from '../../office/standard/schema.ts'
import { InsetText } from '../../ui/inset-text/inset-text.tsx'
import { t } from '../../ui/messages/messages.ts'
import type { Language } from '../../ui/messages/messages.ts'
import { WarningText } from '../../ui/warning-text/warning-text.tsx'

interface Props { readonly lang: Language; readonly categories: readonly Category[] }

/** Before all else: whom to call when it cannot wait for office hours. */
export function EmergencyCall({ lang, categories }: Props) {
  const numbers = [...new Set(categories.filter((category) => category.urgency === 'emergency').flatMap(({ emergency }) => emergency?.numbers ?? []))]
  if (numbers.length === 0) return null
  return (
    <p>
      <strong>{t(lang, 'lodge.emergency')}</strong>{' '}
      {numbers.map((number, index) => <>{index > 0 ? ', ' : ''}<a key={number} href={`tel:${number}`}>{number}</a></>)}.{' '}
      {t(lang, 'lodge.emergency_hours')}
    </p>
  )
}

/** What the standard says at once for the kinds of complaint that may not wait. */
export function EmergencyNotes({ categories }: Props) {
  const urgent = categories.filter((category) => category.emergency !== undefined)
  if (urgent.length === 0) return null
  return (
    <InsetText>
      <ul class="govuk-list">
        {urgent.map(({ code, label, emergency }) => <li key={code}><strong>{label}.</strong> {emergency?.note}</li>)}
      </ul>
    </InsetText>
  )
}

/** The same for the kind that was chosen. */
export function EmergencyNote({ lang, category }: { readonly lang: Language; readonly category: Category | undefined }) {
  return category?.emergency ? <WarningText lang={lang}>{category.emergency.note}</WarningText> : null
}
