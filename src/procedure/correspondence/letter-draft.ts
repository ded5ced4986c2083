import { pendingAnswer } from '../../complaint/answers.ts'
import type { LetterText } from '../../complaint/letters.ts'
import { summaryOf } from '../../complaint/projection.ts'
import type { ComplaintState, Coordination } from '../../complaint/state.ts'
import type { LetterKind } from '../../office/paper-kinds.ts'
import type { Standard } from '../../office/standard/schema.ts'
import { dayOnPaper, weekdayOnPaper } from '../../papers/dates.ts'
import { addressOnPaper, maskerFor } from '../papers/on-paper.ts'
import { goesToComplainant } from './goes-to-complainant.ts'

/** What a letter begins with, drawn from the file; the officer changes what they like. `about`: the answer or coordination that it carries. */
export interface LetterDraft extends Pick<LetterText, 'to' | 'subject' | 'body' | 'copies'> { toAddress: string; enclosures: string; about: string | null; parties: NonNullable<LetterText['parties']> }

/**
 * The first words of a naskah dinas of this kind. Papers are in Indonesian; nothing personal of someone who asked for secrecy goes into letters to others.
 * @param party as the directory has it now, of `coordinationOf`
 */
export function letterDraft(kind: LetterKind, state: ComplaintState, standard: Standard, party: { name: string; address: string | null } | null = null): LetterDraft {
  const draft = drafted(kind, state, standard, party)
  if (goesToComplainant(kind)) return draft
  const mask = maskerFor(state)
  return { ...draft, subject: mask(draft.subject), body: mask(draft.body) }
}

function drafted(kind: LetterKind, state: ComplaintState, standard: Standard, party: { name: string; address: string | null } | null): LetterDraft {
  const matter = state.statement.about ?? summaryOf(state.statement.narrative ?? '').replace(/[.…\s]+$/u, '')
  const received = dayOnPaper(state.receivedAt.toZonedDateTimeISO(standard.office.zone))
  const reference = state.register ? `nomor register ${state.register.number}` : `kode lacak ${state.trackingCode}`
  const complainant = { to: state.applicant.name ?? '', toAddress: addressOnPaper(state.applicant.address) }
  const begin: LetterDraft = { to: '', toAddress: '', subject: '', body: '', copies: [], enclosures: '', about: null, parties: [] }
  const addressee = { to: party?.name ?? coordinationOf(state)?.partyName ?? '', toAddress: party?.address ?? '' }
  const short = matter.length > 120 ? `${matter.slice(0, 120).replace(/\s+\S*$/u, '')} …` : matter
  switch (kind) {
    case 'completion-letter': return { ...begin, ...complainant, subject: 'Permintaan kelengkapan pengaduan', body: completionBody(state, standard, received, reference) }
    case 'answer-letter': {
      const answer = pendingAnswer(state) ?? state.answers.findLast(({ returned }) => returned === null) ?? null
      return {
        ...begin, ...complainant, subject: `Jawaban atas pengaduan tanggal ${received}`, about: answer?.id ?? null,
        body: [
          `Terima kasih atas pengaduan Saudara tanggal ${received} dengan ${reference}.`, answer?.text ?? '',
          `Bila jawaban ini belum memuaskan, Saudara dapat mengajukan keberatan dalam ${standard.objection.workingDays} hari kerja sejak surat ini diterima, tanpa biaya.`,
        ].filter(Boolean).join('\n\n'),
      }
    }
    case 'coordination-letter': {
      const asked = coordinationOf(state)
      return {
        ...begin, ...addressee, subject: `Tindak lanjut pengaduan masyarakat ${reference}`, about: asked?.id ?? null,
        body: [
          `Menindaklanjuti pengaduan masyarakat dengan ${reference} mengenai ${short}, dengan hormat kami sampaikan:`, asked?.question ?? '',
          asked ? `Mohon jawaban paling lambat ${weekdayOnPaper(Temporal.PlainDate.from(asked.dueOn))}.` : '', 'Atas kerja samanya disampaikan terima kasih.',
        ].filter(Boolean).join('\n\n'),
      }
    }
    case 'cover-letter': return { ...begin, ...addressee, about: coordinationOf(state)?.id ?? null, subject: 'Disampaikan dengan hormat untuk ditindaklanjuti', enclosures: '1 (satu) berkas', body: `Salinan berkas pengaduan masyarakat ${reference}.` }
    case 'memo': return { ...begin, to: standard.office.head, subject: `Pengaduan masyarakat ${reference}`, body: `Sehubungan dengan pengaduan mengenai ${short}, dengan hormat kami sampaikan:` }
    case 'invitation': return { ...begin, subject: 'Undangan klarifikasi', body: `Untuk menindaklanjuti pengaduan masyarakat mengenai ${short}, mohon kehadiran Saudara pada:` }
    case 'minutes': return { ...begin, to: 'Para pihak', subject: 'Klarifikasi pengaduan masyarakat', body: `Telah dibahas pengaduan dengan ${reference} mengenai ${short}.\n\nPara pihak bersepakat:` }
  }
}

/** The question to an outside party that letters of now are about: the newest open one, else the newest. */
export function coordinationOf({ coordinations }: Pick<ComplaintState, 'coordinations'>): Coordination | null {
  return coordinations.findLast(({ closed }) => closed === null) ?? coordinations.at(-1) ?? null
}

function completionBody({ completion }: ComplaintState, { requirements, completion: { days } }: Standard, received: string, reference: string): string {
  const missing = (completion?.missing ?? []).map((id, index) => {
    const label = requirements.find((requirement) => requirement.id === id)?.label ?? id
    const note = completion?.notes[id]
    return `${index + 1}. ${label}${note ? ` (${note})` : ''}`
  })
  const until = completion ? weekdayOnPaper(Temporal.PlainDate.from(completion.respondBy)) : null
  return [
    `Terima kasih atas pengaduan Saudara tanggal ${received} dengan ${reference}.`, 'Agar dapat kami tindak lanjuti, mohon dilengkapi:', missing.join('\n'), completion?.message ?? '',
    until ? `Mohon dilengkapi paling lambat ${until}. Bila sampai hari itu belum lengkap, pengaduan dianggap dicabut; Saudara tetap dapat mengadu lagi.` : `Mohon dilengkapi dalam ${days} hari.`,
  ].filter(Boolean).join('\n\n')
}
