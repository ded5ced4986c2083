import { Details } from '../../ui/details/details.tsx'
import { formatDateTime } from '../../ui/format.ts'
import { keyOf } from '../../ui/message-key.ts'
import { t } from '../../ui/messages/messages.ts'
import type { Language } from '../../ui/messages/messages.ts'
import { SummaryList } from '../../ui/summary-list/summary-list.tsx'
import type { CaseView } from './load-case.ts'
import { actorText } from './who.ts'

const sections = ['issue', 'assumptions', 'facts', 'analysis', 'conclusion', 'advice'] as const

/** The staff study: its classification and advice at once, the sections behind. */
export function StudyPart({ lang, view }: { readonly lang: Language; readonly view: CaseView }) {
  const { study } = view.state
  if (!study) return null
  const category = view.inForce.categories.find(({ code }) => code === study.category)
  return (
    <section aria-labelledby="telaahan-staf">
      <h2 id="telaahan-staf">{t(lang, 'case.study')}</h2>
      <SummaryList
        lang={lang}
        rows={[
          { key: t(lang, 'case.class'), value: t(lang, keyOf('class', study.class)) },
          { key: t(lang, 'case.category'), value: category?.label ?? study.category },
          { key: t(lang, 'case.urgency'), value: t(lang, keyOf('urgency', study.urgency)) },
          { key: t(lang, 'case.recommendation'), value: t(lang, keyOf('recommendation', study.recommendation)) },
          { key: t(lang, 'form.conclusion'), value: <span class="tg-typed">{study.text?.conclusion}</span> },
          { key: t(lang, 'form.advice'), value: <span class="tg-typed">{study.text?.advice}</span> },
        ]}
      />
      <Details summary={t(lang, 'case.whole_study')}>
        <p class="tg-soft">{t(lang, keyOf('study_form', study.form))}. {formatDateTime(lang, study.at, view.context.zone)} · {actorText(lang, study.by)}</p>
        {sections.map((section) => {
          const text = study.text?.[section]
          return text ? (
            <div key={section}>
              <h3>{t(lang, `form.${section}`)}</h3>
              <p class="tg-typed">{text}</p>
            </div>
          ) : null
        })}
      </Details>
    </section>
  )
}
