import type { DecisionKind, MessageDecided, MessageDecision } from '../../procedure/incoming/decide-message.ts'
import type { Incoming } from '../../procedure/incoming/inbox.ts'
import { fieldId } from '../../procedure/form-kit.tsx'
import type { ErrorItem } from '../../ui/error-summary/error-summary.tsx'
import { formatShortDateTime } from '../../ui/format.ts'
import { keyOf } from '../../ui/message-key.ts'
import { t } from '../../ui/messages/messages.ts'
import type { Language, MessageKey, MessageParams } from '../../ui/messages/messages.ts'
import { recordOf, textOf } from '../case/form-input.ts'
import { actorText } from '../case/who.ts'
import { refusalText } from '../list/refusal-text.ts'
import { decisionFormId, dismissReasons } from './decisions.tsx'

const longest = { reference: 60, words: 300 } as const

/** What a form of the message page asks for. Blank fields of the new complaint count as left blank on purpose. */
export function decisionOf(kind: DecisionKind, body: unknown): MessageDecision {
  const form = recordOf(body)
  switch (kind) {
    case 'complaint': {
      const applicant = recordOf(form['applicant'])
      const address = recordOf(applicant['address'])
      const of = (record: Record<string, unknown>, name: string) => textOf(record[name])
      return {
        kind,
        extra: {
          applicant: {
            name: of(applicant, 'name'), phone: of(applicant, 'phone'), email: of(applicant, 'email'),
            address: { line: of(address, 'line'), rt: of(address, 'rt'), rw: of(address, 'rw'), kelurahan: of(address, 'kelurahan') },
          },
          narrative: of(form, 'narrative'), confidential: of(form, 'confidential') === 'yes',
        },
      }
    }
    case 'supplement': case 'objection': return { kind, reference: (textOf(form['reference']) || textOf(form['case'])).slice(0, longest.reference) }
    case 'dismiss': {
      const chosen = textOf(form['reason'])
      return { kind, reason: textOf(form['words']).slice(0, longest.words).toWellFormed() || (dismissReasons.find((reason) => reason === chosen) ?? '') }
    }
    default: return { kind }
  }
}

export interface ToldDecision { status: number; errors: ErrorItem[]; fields: Record<string, string>; form: DecisionKind }

/** Words for a decision that was not carried out: whoever was faster is named. */
export function tellRefused(lang: Language, zone: string, kind: DecisionKind, refused: Exclude<MessageDecided, { ok: true }>, { handledBy, handledAt }: Incoming): ToldDecision {
  const form = kind === 'objection' ? 'supplement' : kind // both buttons stand in one form
  const at = (field: string, text: string): ToldDecision => ({ status: 422, errors: [{ id: fieldId(decisionFormId(form), field), text }], fields: { [field]: text }, form })
  if ('why' in refused) {
    if (refused.why === 'case_unknown') return at('reference', t(lang, 'decision_refusal.case_unknown'))
    if (refused.why === 'reason_needed') return at('words', t(lang, 'decision_refusal.reason_needed'))
    const text = refused.why === 'settled' && handledAt !== null && handledBy !== null
      ? t(lang, 'decision_refusal.settled_by', { who: actorText(lang, handledBy), when: formatShortDateTime(lang, handledAt, zone) })
      : t(lang, refused.why === 'in_hand' ? 'decision_refusal.in_hand' : 'decision_refusal.settled')
    return { status: 409, errors: [{ text }], fields: {}, form }
  }
  const { refusal, problems = [] } = refused
  if (problems.length === 0) return { status: 409, errors: [{ text: refusalText(lang, refusal), ...(form === 'supplement' ? { id: fieldId(decisionFormId(form), 'reference') } : {}) }], fields: {}, form }
  const found = problems.map(({ path, key, params }) => ({ path, text: say(lang, keyOf('input', key), params) }))
  return {
    status: 422, form, fields: Object.fromEntries(found.toReversed().map(({ path, text }) => [path, text])),
    errors: found.map(({ path, text }) => ({ id: fieldId(decisionFormId(form), path), text: path in labels ? `${t(lang, labels[path as keyof typeof labels])}: ${text}` : text })),
  }
}

const labels = {
  'applicant.name': 'counter.name', 'applicant.phone': 'counter.phone', 'applicant.email': 'counter.email', 'applicant.address.line': 'counter.line', 'applicant.address.rt': 'counter.rt',
  'applicant.address.rw': 'counter.rw', 'applicant.address.kelurahan': 'counter.kelurahan', narrative: 'counter.narrative',
} as const satisfies Record<string, MessageKey>

function say(lang: Language, key: MessageKey, params: MessageParams | undefined): string {
  return t(lang, key, params)
}
