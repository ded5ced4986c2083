import type { Staff } from '../support/house-beside.ts'

/** A complaint as a citizen of Wonoasih writes one, with every field filled in; no two are the same. */
export function complaintBody(n: number): object {
  const kelurahan = ['Wonoasih', 'Jrebeng Kidul', 'Kedung Asem', 'Kedung Galeng', 'Pakistaji', 'Sumber Taman'][n % 6]
  return {
    applicant: {
      name: `Siti Aminah ${n}`, phone: `0812${String(n % 100_000_000).padStart(8, '0')}`, email: `siti.${n}@contoh.test`,
      address: { line: `Jalan Mawar Gang ${n % 40} No. ${n % 90}`, rt: String(1 + n % 9).padStart(2, '0'), rw: String(1 + n % 7).padStart(2, '0'), kelurahan },
    },
    narrative: `Lampu penerangan jalan di depan pasar (laporan ${n}) sudah padam sejak seminggu yang lalu. Warga yang pulang pengajian dan para pedagang yang `
      + 'berangkat dini hari kesulitan melihat jalan, dan kemarin malam seorang pengendara sepeda motor jatuh karena lubang yang tidak terlihat. Kami sudah '
      + 'menyampaikan hal ini kepada ketua RT, tetapi sampai hari ini belum ada petugas yang datang.',
    incident: { when: 'Sejak Senin pekan lalu, setiap malam', where: `Depan Pasar Wonoasih, dekat tiang nomor ${n % 50}` },
    about: 'Penerangan jalan umum', desiredResolution: 'Lampu diperbaiki dan lubang di bawahnya ditutup.', category: 'PJU', answerBy: 'phone',
  }
}

export const studyBody = {
  form: 'short', class: 'tidak-berkadar-pengawasan', category: 'PJU', urgency: 'normal', recommendation: 'coordinate',
  issue: 'Lampu penerangan jalan di depan pasar padam.', facts: 'Tiga tiang padam; kabel putus di tiang ketiga. Ada lubang di bahu jalan.',
  conclusion: 'Perlu perbaikan oleh instansi yang berwenang.', advice: 'Minta Dinas Perhubungan memperbaiki, dan beri tahu pelapor.',
}

/** One request of a lifecycle after lodging. `answer` is the id of the drafted answer, once it was read. */
export interface Step { verb: string; as: Staff; body(given: { answer: string; kasi: string }): object }

const nothing = () => ({})

/** From the counter to the shelf: all seven steps of the standard, in order. */
export const lifecycle: readonly Step[] = [
  { verb: 'confirm-complete', as: 'petugas', body: nothing },
  { verb: 'record', as: 'petugas', body: nothing },
  { verb: 'hand-over', as: 'petugas', body: nothing },
  { verb: 'accept-hand-over', as: 'kasi-pelayanan', body: nothing },
  { verb: 'study', as: 'kasi-pelayanan', body: () => studyBody },
  { verb: 'report', as: 'kasi-pelayanan', body: nothing },
  { verb: 'dispose', as: 'camat', body: ({ kasi }) => ({ to: [kasi], instructions: ['proses-lanjut'], nature: 'segera' }) },
  { verb: 'draft-answer', as: 'kasi-pelayanan', body: () => ({ kind: 'final', outcome: 'solved', text: 'Lampu sudah diperbaiki pada hari Selasa, dan lubang di bawahnya sudah ditutup.' }) },
  { verb: 'approve-answer', as: 'camat', body: ({ answer }) => ({ id: answer }) },
  { verb: 'record-attempt', as: 'petugas', body: ({ answer }) => ({ answer, channel: 'phone', result: 'delivered', to: 'Ibu Siti', proof: 'Dijawab lewat telepon.' }) },
  { verb: 'archive', as: 'arsiparis', body: () => ({ classificationCode: '700.1.2.4', ordner: '2026-01', shelf: 'A1', sheets: 4 }) },
]
