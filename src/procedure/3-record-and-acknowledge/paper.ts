import { promiseOf, readClocks } from '../../complaint/clocks.ts'
import type { ComplaintState } from '../../complaint/state.ts'
import type { SignedCheckpoint } from '../../complaint/store/transparency/log.ts'
import type { Actor } from '../../office/actor.ts'
import { formatNumber } from '../../office/standard/numbering.ts'
import type { StandardInForce } from '../../office/standards-in-force.ts'
import type { Check } from '../../papers/check.ts'
import { letterheadFrom } from '../../papers/letterhead.ts'
import type { ReceiptCopy, ReceiptData } from '../../papers/receipt.ts'
import type { Official } from '../papers/maker.ts'
import { addressOnPaper } from '../papers/on-paper.ts'
import { t } from '../../ui/messages/messages.ts'
import { channelKeys } from '../../ui/channel-keys.ts'

/** What the Tanda Terima says (UU 25/2009 Ps 44(2)), from the state of a recorded complaint. Papers are in Indonesian. */
export function receiptPaper(
  state: ComplaintState, { standard, bundle, calendar, categories }: StandardInForce,
  given: { pin: string; trackingUrl: string; fileNames: readonly string[]; copy: ReceiptCopy; check: Check; people: ReadonlyMap<string, Official>; checkpoint: SignedCheckpoint | null },
): ReceiptData {
  const { register, applicant, principal, statement } = state
  if (!register) throw new Error('a receipt before the complaint was recorded')
  const { office } = standard
  const completeAt = state.moments.complete
  const dueAt = promiseOf(standard, readClocks(state, standard, calendar))?.dueAt
  const category = categories.find((candidate) => candidate.code === state.category)
  return {
    letterhead: letterheadFrom(bundle.letterhead), paper: bundle.letterhead.paper, copy: given.copy, place: bundle.letterhead.place, zone: office.zone,
    check: given.check, issuedAt: register.at, registerNumber: register.number, ...receiptNumber(register, standard), trackingCode: state.trackingCode, pin: given.pin, trackingUrl: given.trackingUrl,
    channel: t('id', channelKeys[state.channel]), identitySecret: state.identitySecret,
    complainant: {
      name: applicant.name ?? '', address: addressOnPaper(applicant.address), ...(applicant.phone ? { phone: applicant.phone } : {}),
      ...(applicant.email ? { email: applicant.email } : {}), ...(principal ? { behalfOf: principal.name } : {}),
    },
    complaint: {
      narrative: statement.narrative ?? '', ...(statement.about ? { about: statement.about } : {}),
      ...(statement.incident?.when ? { when: statement.incident.when } : {}), ...(statement.incident?.where ? { where: statement.incident.where } : {}),
      ...(statement.desiredResolution ? { desiredResolution: statement.desiredResolution } : {}), ...(category ? { category: category.label } : {}),
      ...(state.identitySecret ? { secret: true } : {}),
    },
    received: { at: state.receivedAt, place: office.name, officer: officer(state.receivedBy, given.people) ?? officer(register.by, given.people) },
    attachments: given.fileNames.map((name) => ({ name, count: 1, unit: 'berkas' })),
    completeness: completeAt && dueAt
      ? { complete: true, at: completeAt, dueAt: Temporal.Instant.from(dueAt) }
      : { complete: false, missing: state.completion?.missing ?? [], until: Temporal.PlainDate.from(state.completion?.respondBy ?? register.at.toZonedDateTimeISO(office.zone).toPlainDate()) },
    checkpoint: given.checkpoint && { size: given.checkpoint.size, root: given.checkpoint.root.toString('base64'), at: given.checkpoint.at },
    fee: standard.fee.text, objectionWorkingDays: standard.objection.workingDays, redress: standard.redress, escalation: standard.escalation,
    responsible: { ...office.responsible, phone: office.phone },
  }
}

function officer(actor: Actor, people: ReadonlyMap<string, Official>): ReceiptData['received']['officer'] {
  if (actor.kind !== 'person') return null
  const nip = people.get(actor.id)?.nip
  return { name: actor.name, position: actor.title, ...(nip ? { nip } : {}) }
}

/** The number of the Tanda Terima by the office's pattern, which counts as the register does: each complaint has one receipt. Absent: it goes by the register number. */
function receiptNumber({ year, sequence, at }: NonNullable<ComplaintState['register']>, { numbering, archive, office }: StandardInForce['standard']): { receiptNumber?: string } {
  if (numbering.receipt === undefined) return {}
  const { month } = at.toZonedDateTimeISO(office.zone)
  return { receiptNumber: formatNumber(numbering.receipt, { sequence, year, month, classification: archive.classificationCode, ...(numbering.unit === null ? {} : { unit: numbering.unit }) }) }
}
