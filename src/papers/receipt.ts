/** Tanda Terima Pengaduan: the receipt that UU 25/2009 Ps 44(1)(2) orders the office to give, and clause S3.3 of the standard. */
import { checkMark } from './check.ts'
import type { Check } from './check.ts'
import { civil, dayOnPaper, momentOnPaper, weekdayOnPaper } from './dates.ts'
import type { Letterhead } from './letterhead.ts'
import type { Papers } from './papers.ts'
import { qrSvg } from './qr.ts'
import { maskIdentity } from './redact.ts'

/**
 * Who gets the sheet: `complainant` carries the PIN; `office` goes into the file and carries none; `redacted` names nobody
 * who complained and is the one that travels when the identity is secret (UU 25/2009 Ps 42(5), 49).
 */
export type ReceiptCopy = 'complainant' | 'office' | 'redacted'

export interface ReceiptData {
  letterhead: Letterhead
  paper: 'A4' | 'F4'
  copy: ReceiptCopy
  /** Where papers are dated: "Probolinggo". */
  place: string
  /** Kode periksa of this very copy. */
  check: Check
  /** IANA zone of the office, for every moment below. */
  zone: string
  issuedAt: Temporal.Instant
  /** "0123/2026"; null while no number has been given. */
  registerNumber: string | null
  /** Nomor Tanda Terima, where the office gives it one of its own. */
  receiptNumber?: string
  trackingCode: string
  /** Shown on the complainant's copy only; null when it cannot be shown again. */
  pin: string | null
  /** The tracking page of this complaint; the QR leads there. Must not carry the PIN. */
  trackingUrl: string
  /** Saluran as the office calls it: "Loket", "Telepon". */
  channel: string
  /** The complainant asked for secrecy. */
  identitySecret: boolean
  /** Ps 44(2) a. `address` in full, RT/RW and kelurahan included. `behalfOf`: the person represented by this proxy. */
  complainant: { name: string; address: string; phone?: string; email?: string; behalfOf?: string }
  /** Ps 44(2) b. `secret`: the content too stays off the redacted copy. Line breaks are kept. */
  complaint: {
    narrative: string
    about?: string
    when?: string
    where?: string
    desiredResolution?: string
    category?: string
    secret?: boolean
  }
  /** Ps 44(2) c and d. `place`: where it was received; `officer` null when no person received it (web form): the signature is then left to whoever hands it over. */
  received: { at: Temporal.Instant; place: string; officer: { name: string; position: string; nip?: string } | null }
  /** `count` in `unit`s: lembar for paper, berkas for files. */
  attachments: readonly { name: string; count: number; unit: 'lembar' | 'berkas' }[]
  completeness:
    | { complete: true; at: Temporal.Instant; dueAt: Temporal.Instant }
    | { complete: false; missing: readonly string[]; until: Temporal.PlainDate }
  /** The newest checkpoint of the register's log: whoever holds this receipt can show later what the register was then. Null before the first. */
  checkpoint: { size: number; root: string; at: Temporal.Instant } | null
  /** S5, as the standard words it: "Tidak dipungut biaya". */
  fee: string
  /** Working days after the answer in which the complainant may object. */
  objectionWorkingDays: number
  /** S7: where to go when dissatisfied. */
  redress: readonly { label: string; value: string; when?: string }[]
  /** Bodies above the office: Ombudsman RI, SP4N-LAPOR!, from the standard. */
  escalation: readonly { name: string; url?: string; phone?: string; sms?: string }[]
  /** Ps 36(4): who answers for complaints. */
  responsible: { title: string; name: string | null; address: string; phone?: string }
}

/** What stands on the redacted copy instead of the person. */
export const withheld = 'Dirahasiakan'

/**
 * Makes the receipt as PDF (A4 or F4, tagged, PDF/A-2a). The same data gives the same bytes, so a stored hash can be compared.
 * A long narrative goes on overleaf and is never cut. Throws `PaperFailed` when the print shop cannot deliver.
 */
export function renderReceipt(papers: Papers, data: ReceiptData): Promise<Uint8Array> {
  return papers.render('receipt', receiptSheet(data))
}

/** The words of the receipt, ready for `templates/receipt.typ`. On a redacted copy nothing that identifies the complainant is in it. */
export function receiptSheet(data: ReceiptData) {
  const { complaint, completeness, received, zone } = data
  const redacted = data.copy === 'redacted'
  const issued = data.issuedAt.toZonedDateTimeISO(zone)
  const number = data.registerNumber ?? data.trackingCode
  const mask = (text: string): string => (redacted ? maskIdentity(text, data.complainant) : text)
  const hidden = redacted && complaint.secret === true
  return {
    document: { title: `Tanda Terima Pengaduan ${number}`, issued: civil(issued), paper: data.paper },
    check: checkMark(data.check),
    letterhead: data.letterhead,
    copy: data.copy,
    number: data.registerNumber,
    ...(data.receiptNumber ? { receiptNumber: data.receiptNumber } : {}),
    tracking: {
      code: data.trackingCode,
      pin: data.copy === 'complainant' ? data.pin : null,
      url: data.trackingUrl,
      qr: { svg: qrSvg(data.trackingUrl) },
    },
    channel: data.channel,
    identitySecret: data.identitySecret,
    complainant: redacted ? { name: withheld, address: withheld } : data.complainant,
    complaint: {
      narrative: hidden ? null : paragraphs(mask(complaint.narrative)),
      details: hidden
        ? []
        : [
            ['Yang diadukan', complaint.about],
            ['Waktu kejadian', complaint.when],
            ['Tempat kejadian', complaint.where],
            ['Penyelesaian yang diminta', complaint.desiredResolution],
            ['Kategori', complaint.category],
          ].flatMap(([label, value]) => (label && value ? [[label, mask(value)]] : [])),
    },
    received: { at: momentOnPaper(received.at, zone), place: received.place, officer: received.officer },
    attachments: redacted ? data.attachments.map((file, index) => ({ ...file, name: `Lampiran ${index + 1}` })) : data.attachments,
    completeness: completeness.complete
      ? { complete: true, at: momentOnPaper(completeness.at, zone), dueAt: momentOnPaper(completeness.dueAt, zone) }
      : { complete: false, missing: completeness.missing.map(mask), until: weekdayOnPaper(completeness.until) },
    ...(data.checkpoint ? { checkpoint: { size: data.checkpoint.size, root: data.checkpoint.root, at: momentOnPaper(data.checkpoint.at, zone) } } : {}),
    fee: data.fee,
    objectionWorkingDays: data.objectionWorkingDays,
    redress: data.redress,
    escalation: data.escalation,
    responsible: data.responsible,
    placeAndDate: `${data.place}, ${dayOnPaper(issued)}`,
  }
}

/** A long narrative is set paragraph by paragraph, so that it can break between pages; blank lines only separate. */
function paragraphs(text: string): string[] {
  return text.split(/\r\n?|\n/).map((line) => line.trim()).filter((line) => line !== '')
}
