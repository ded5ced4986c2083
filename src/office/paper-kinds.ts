/** Every kind of paper (naskah) that the office makes: those of one complaint, and those of the office itself. */
export const complaintPapers = [
  'complaint-form', 'receipt', 'receipt-redacted', 'receipt-slip', 'hand-over-sheet', 'study', 'disposition-sheet',
  'completion-letter', 'answer-letter', 'coordination-letter', 'cover-letter', 'memo', 'invitation', 'minutes',
  'file-contents', 'history-packet',
] as const
export const officePapers = ['register', 'register-closing', 'spine-label', 'file-list', 'period-report', 'notice', 'breach-letter'] as const
export const paperKinds = [...complaintPapers, ...officePapers] as const

export type ComplaintPaper = (typeof complaintPapers)[number]
export type OfficePaper = (typeof officePapers)[number]
export type PaperKind = ComplaintPaper | OfficePaper

/**
 * Naskah dinas that an officer writes: surat permintaan kelengkapan, surat jawaban, surat koordinasi, surat pengantar, nota dinas,
 * undangan klarifikasi, berita acara. Each has a number of the letter book before it is issued.
 */
export const letterKinds = ['completion-letter', 'answer-letter', 'coordination-letter', 'cover-letter', 'memo', 'invitation', 'minutes'] as const satisfies readonly ComplaintPaper[]
export type LetterKind = (typeof letterKinds)[number]

/** Sifat surat. */
export const letterNatures = ['biasa', 'segera', 'sangat-segera', 'rahasia'] as const
export type LetterNature = (typeof letterNatures)[number]

/**
 * How a letter is signed: for oneself; `an` atas nama the head; `plt` Pelaksana Tugas (vacancy), `plh` Pelaksana Harian (short absence) of the
 * head's post.
 */
export const signingCapacities = ['own', 'an', 'plt', 'plh'] as const
export type SigningCapacity = (typeof signingCapacities)[number]

/** A further genuine content of an issued paper: signed with a certificate, by the government's service, or by hand and scanned. */
export const renditionWays = ['signed', 'e-signed', 'scanned'] as const
export type RenditionWay = (typeof renditionWays)[number]

export function isLetterKind(kind: string): kind is LetterKind {
  return (letterKinds as readonly string[]).includes(kind)
}
export function isComplaintPaper(kind: string): kind is ComplaintPaper {
  return (complaintPapers as readonly string[]).includes(kind)
}
