import { checkMark } from './check.ts'
import { civil, momentOnPaper } from './dates.ts'
import type { Papers } from './papers.ts'
import { qrSvg } from './qr.ts'
import type { ReceiptData } from './receipt.ts'

/** Widths of the paper that thermal printers take. */
export const slipWidths = [58, 80] as const
export type SlipWidth = (typeof slipWidths)[number]

/** So much of what was complained about fits on a slip; all of it is in the record and on the full receipt. */
const longest = 400

/** The Tanda Terima for a thermal printer: the four contents of UU 25/2009 Ps 44(2) in short, as long as what it says. Throws `PaperFailed`. */
export function renderSlip(papers: Papers, data: ReceiptData, millimetres: SlipWidth): Promise<Uint8Array> {
  const { complaint, received, complainant, completeness, zone } = data
  const words = complaint.narrative.replace(/\s+/gu, ' ').trim()
  const cut = words.length > longest ? `${words.slice(0, longest).replace(/\s+\S*$/u, '')} … (selengkapnya dalam berkas)` : words
  return papers.render('slip', {
    document: { title: `Struk Tanda Terima ${data.registerNumber ?? data.trackingCode}`, issued: civil(data.issuedAt.toZonedDateTimeISO(zone)) },
    check: checkMark(data.check), millimetres, office: data.letterhead.office, number: data.registerNumber ? `Nomor Register ${data.registerNumber}` : data.trackingCode,
    ...(data.receiptNumber ? { receiptNumber: `Nomor Tanda Terima ${data.receiptNumber}` } : {}),
    rows: [
      ['Pengadu', complainant.name], ['Alamat', complainant.address], ['Diterima', momentOnPaper(received.at, zone)], ['Tempat', received.place], ['Saluran', data.channel],
      ['Petugas', received.officer ? `${received.officer.name}, ${received.officer.position}` : 'sistem elektronik'], ['Biaya', data.fee],
    ],
    summary: [cut],
    promise: completeness.complete
      ? [`Dijawab paling lambat ${momentOnPaper(completeness.dueAt, zone)}`]
      : ['Berkas belum lengkap.', `Masih diperlukan: ${completeness.missing.join('; ')}`],
    tracking: { code: data.trackingCode, pin: data.pin, url: data.trackingUrl, qr: { svg: qrSvg(data.trackingUrl) } },
    rights: [
      `Tidak puas? Ajukan keberatan dalam ${data.objectionWorkingDays} hari kerja: ${data.redress.map(({ value }) => value).join('; ')}.`,
      `Juga: ${data.escalation.map(({ name, phone, sms, url }) => [name, phone ?? (sms ? `SMS ${sms}` : url?.replace(/^https?:\/\//u, ''))].filter(Boolean).join(' ')).join('; ')}.`,
    ],
    receiver: [received.officer?.name ?? 'Petugas', received.officer?.nip ? `NIP ${received.officer.nip}` : null].filter((line) => line !== null),
  })
}
