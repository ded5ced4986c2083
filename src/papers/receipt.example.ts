import type { ReceiptData } from './receipt.ts'

/** A receipt as the counter gives it, for tests, the bench and the page of examples. */
export const receiptExample: ReceiptData = {
  letterhead: {
    parent: 'Pemerintah Kota Contoh',
    office: 'Kecamatan Sukamaju',
    addressLine: 'Jl. Melati No. 1, Sukamaju, Kota Contoh, Jawa Timur 67000',
    phone: '(0335) 400000',
    website: 'www.sukamaju.example',
  },
  paper: 'A4',
  copy: 'complainant',
  checkpoint: { size: 12_345, root: 'r5cW3n0pYzUq1Jm0m8mXb1mVZqQ1xJf8w4r0J4m0y2E=', at: Temporal.Instant.from('2026-11-24T03:00:00Z') },
  check: { code: 'K7QM-3XPA-9RTD', url: 'https://pengaduan.sukamaju.example/periksa/K7QM-3XPA-9RTD' },
  place: 'Contoh',
  zone: 'Asia/Jakarta',
  issuedAt: Temporal.Instant.from('2026-11-24T10:05:00+07:00'),
  registerNumber: '0123/2026',
  trackingCode: 'KSM-7H4K-92QD-X',
  pin: '482 913',
  trackingUrl: 'https://pengaduan.sukamaju.example/lacak/KSM-7H4K-92QD-X',
  channel: 'Loket pelayanan',
  identitySecret: false,
  complainant: {
    name: 'Siti Aminah Nurhayati',
    address: 'Jl. Mangga Gg. III No. 12, RT 02 RW 05, Kelurahan Mekarsari, Kecamatan Sukamaju',
    phone: '0812-3456-7890',
    email: 'siti.aminah@surel.example',
  },
  complaint: {
    narrative:
      'Pada hari Senin saya mengurus surat pengantar pindah di loket pelayanan. Berkas saya sudah lengkap, tetapi saya diminta ' +
      'datang lagi sampai tiga kali tanpa penjelasan. Nomor antrean saya dilewati dan petugas tidak menyebutkan kapan surat selesai.\n' +
      'Saya kehilangan upah kerja tiga hari karena harus bolak-balik.',
    about: 'Pelayanan surat pengantar pindah',
    when: 'Senin, 23 November 2026, sekitar pukul 09.00',
    where: 'Loket pelayanan kantor kecamatan',
    desiredResolution: 'Surat pengantar diterbitkan dan ada kepastian waktu pelayanan',
  },
  received: {
    at: Temporal.Instant.from('2026-11-24T10:00:00+07:00'),
    place: 'Loket pelayanan Kecamatan Sukamaju',
    officer: { name: 'Bagus Prasetyo, S.Sos.', position: 'Petugas Pelayanan Pengaduan', nip: '19890412 201503 1 002' },
  },
  attachments: [
    { name: 'Fotokopi surat pengantar RT', count: 2, unit: 'lembar' },
    { name: 'foto-nomor-antrean.jpg', count: 1, unit: 'berkas' },
  ],
  completeness: {
    complete: true,
    at: Temporal.Instant.from('2026-11-24T10:00:00+07:00'),
    dueAt: Temporal.Instant.from('2026-11-25T10:00:00+07:00'),
  },
  fee: 'Tidak dipungut biaya',
  objectionWorkingDays: 10,
  redress: [
    { label: 'Call/SMS Center', value: '081200000000', when: 'pada jam kerja' },
    { label: 'petugas', value: 'secara langsung' },
    { label: 'laman', value: 'www.sukamaju.example' },
  ],
  escalation: [
    { name: 'Ombudsman Republik Indonesia', url: 'https://ombudsman.go.id', phone: '137' },
    { name: 'SP4N-LAPOR!', url: 'https://www.lapor.go.id', sms: '1708' },
  ],
  responsible: { title: 'Camat Sukamaju', name: null, address: 'Jl. Melati No. 1, Sukamaju', phone: '(0335) 400000' },
}
