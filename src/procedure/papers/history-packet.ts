import type { ComplaintEvent } from '../../complaint/events.ts'
import type { PaperRecord } from '../../complaint/letters.ts'
import type { ComplaintState } from '../../complaint/state.ts'
import { joinPapers } from '../../papers/join.ts'
import { momentOnPaper } from '../../papers/dates.ts'
import { renderReceipt } from '../../papers/receipt.ts'
import { paragraphs, renderSheet } from '../../papers/sheet.ts'
import type { SheetBlock } from '../../papers/sheet.ts'
import { channelKeys } from '../../ui/channel-keys.ts'
import { roleKeys } from '../../ui/frame.ts'
import { keyOf } from '../../ui/message-key.ts'
import { t } from '../../ui/messages/messages.ts'
import { receiptPaper } from '../3-record-and-acknowledge/paper.ts'
import { citizenView, isForComplainant } from '../citizen-view.ts'
import { lettersTo } from './letters-to.ts'
import type { Making, PaperMaker } from './maker.ts'
import { addressOnPaper, numberOnPaper, sheetOf } from './on-paper.ts'

/**
 * Riwayat pengaduan: the whole history of one complaint as one file, for the complainant and for the Ombudsman (UU 25/2009 Ps 46). It holds what the
 * complainant may know, by role and not by name, the words of both sides, and the papers that are theirs; the Tanda Terima without the PIN.
 */
export const historyPacket: PaperMaker = {
  kind: 'history-packet',
  identity: true,
  subjects: (state) => [subjectOf(state)],
  numberOf: (state) => state.register?.number ?? null,
  async render(papers, making) {
    const { state, inForce, issuedAt, check, pin, trackingUrl, fileNames, people, checkpoint } = making
    const enclosed = theirPapers(state)
    const sheet = await renderSheet(papers, {
      ...sheetOf(inForce, { issuedAt, check }), title: `Riwayat Pengaduan ${numberOnPaper(state)}`, reference: `Riwayat Pengaduan · ${numberOnPaper(state)}`, blocks: blocksOf(making, enclosed),
    })
    const receipt = state.register ? [await renderReceipt(papers, receiptPaper(state, inForce, { pin, trackingUrl, fileNames, copy: 'office', check, people, checkpoint }))] : []
    const issued: Uint8Array[] = []
    for (const { paper } of enclosed) issued.push(await making.issuedBytes(paper))
    return joinPapers(sheet, [...receipt, ...issued])
  },
}

/** Changes whenever something happened of which the packet tells. */
function subjectOf(state: ComplaintState): string {
  const { status, answers, objections, coordinations, dispositions } = state
  return [status, theirPapers(state).length, answers.length, answers.flatMap(({ attempts }) => attempts).length, objections.length, coordinations.length, dispositions.length].join('.')
}

function theirPapers(state: ComplaintState): PaperRecord[] {
  return [...state.papers.filter(({ kind }) => kind === 'complaint-form'), ...lettersTo(state)]
}

function blocksOf({ state, events, inForce, issuedAt }: Making, enclosed: readonly PaperRecord[]): SheetBlock[] {
  const { standard } = inForce
  const { zone } = standard.office
  const view = citizenView(events, inForce, 'id')
  const when = (at: string | Temporal.Instant) => momentOnPaper(Temporal.Instant.from(at), zone)
  const { applicant, statement } = state
  return [
    { kind: 'title', text: 'Riwayat Pengaduan', under: `Nomor Register: ${state.register?.number ?? 'belum diberikan'}${state.identitySecret ? '\nIDENTITAS PENGADU DIRAHASIAKAN: berikan hanya kepada yang berhak' : ''}` },
    { kind: 'fields', rows: [
      ['Pengadu', applicant.name ?? '-'], ['Alamat', addressOnPaper(applicant.address) || '-'], ['Kode lacak', state.trackingCode], ['Diterima', `${when(state.receivedAt)}, ${t('id', channelKeys[state.channel])}`],
      ['Keadaan', `${view.statusText} (${when(issuedAt)})`], ...(view.outcome ? [['Hasil', t('id', keyOf('outcome', view.outcome))] as const] : []),
      ...view.clocks.filter(({ promise }) => promise).map(({ dueAt, stoppedAt }) => ['Batas waktu', [dueAt ? when(dueAt) : 'belum berjalan', stoppedAt ? `dijawab ${when(stoppedAt)}` : ''].filter(Boolean).join('; ')] as const),
    ] },
    { kind: 'heading', text: 'Uraian pengaduan' }, { kind: 'text', paragraphs: paragraphs(statement.narrative ?? 'Uraian dalam lampiran.') },
    { kind: 'heading', text: 'Urutan kejadian' },
    { kind: 'table', columns: [{ title: 'No.', mm: 11, numeric: true }, { title: 'Waktu', mm: 50 }, { title: 'Kejadian', fr: 1 }, { title: 'Oleh', mm: 40 }], rows: events.filter(isForComplainant).map((event, index) => [String(index + 1), when(event.at), eventOnPaper(event), actorOnPaper(event)]), size: 8.5, empty: '' },
    ...(view.answers.length === 0 ? [] : [
      { kind: 'heading', text: 'Jawaban yang disampaikan' } satisfies SheetBlock,
      ...view.answers.flatMap(({ text, channel, deliveredAt, forwardedTo }): SheetBlock[] => [
        { kind: 'fields', rows: [['Disampaikan', `${when(deliveredAt)}, ${t('id', keyOf('answer_channel', channel))}`], ...(forwardedTo ? [['Diteruskan kepada', forwardedTo] as const] : [])] },
        { kind: 'text', paragraphs: paragraphs(text ?? '') },
      ]),
    ]),
    ...(view.reason === null ? [] : [{ kind: 'heading', text: 'Alasan berakhir tanpa jawaban' } satisfies SheetBlock, { kind: 'text', paragraphs: paragraphs(view.reason) } satisfies SheetBlock]),
    ...(view.messages.length === 0 ? [] : [
      { kind: 'heading', text: 'Pesan' } satisfies SheetBlock,
      { kind: 'table', columns: [{ title: 'Waktu', mm: 50 }, { title: 'Dari', mm: 26 }, { title: 'Isi', fr: 1 }], rows: view.messages.map(({ at, from, text }) => [when(at), from === 'office' ? 'Kantor' : 'Pengadu', text]), size: 8.5, empty: '' } satisfies SheetBlock,
    ]),
    ...(state.objections.length === 0 ? [] : [{ kind: 'heading', text: 'Keberatan' } satisfies SheetBlock, { kind: 'text', paragraphs: state.objections.map(({ at, grounds }) => `${when(at)}: ${grounds ?? '-'}`) } satisfies SheetBlock]),
    { kind: 'heading', text: 'Naskah terlampir' },
    { kind: 'table', columns: [{ title: 'Naskah', fr: 1 }, { title: 'Terbit', mm: 50 }, { title: 'Sidik SHA-256 berkas asli', mm: 62 }], rows: [
      ...(state.register ? [[`Tanda Terima Pengaduan ${state.register.number} (lembar kantor, tanpa PIN)`, when(state.register.at), state.receipt?.sha256 ?? '-']] : []),
      ...enclosed.map(({ kind, number, at, sha256 }) => [[t('id', keyOf('paper', kind)), number].filter(Boolean).join(' '), when(at), sha256]),
    ], size: 8, empty: 'Belum ada naskah.' },
  ]
}

function eventOnPaper(event: ComplaintEvent): string {
  const what = t('id', keyOf('event', event.type))
  if (event.type === 'coordination-requested') return `${what}: ${event.data.partyName}`
  if (event.type === 'recorded') return `${what}, nomor ${event.data.number}`
  if (event.type === 'identity-looked-at') return `${what}, ${t('id', keyOf('look', event.data.why))}`
  return what
}

/** By role, never by name: who did it is the office's affair. */
function actorOnPaper({ actor }: ComplaintEvent): string {
  return actor.kind === 'person' ? t('id', roleKeys[actor.role]) : actor.kind === 'complainant' ? 'Pengadu' : 'Sistem'
}
