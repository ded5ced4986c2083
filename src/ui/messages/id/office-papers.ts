/** Naskah kantor sendiri. */
export const officePapers = {
  'office_papers.title': 'Naskah kantor',
  'office_papers.scans': 'Pindaian',
  'office_papers.waiting': '{n} menunggu',
  'office_papers.reports': 'Laporan bulanan dan triwulanan',
  'office_papers.blank_form': 'Formulir pengaduan kosong (PDF)',
  'office_papers.issued': 'Naskah yang sudah terbit',
  'office_papers.empty': 'Belum ada naskah kantor yang diterbitkan.',
  'office_papers.paper': 'Naskah',
  'office_papers.when': 'Terbit',
  'office_papers.by': 'Oleh',
  'office_papers.copy': 'Salinan',
  'office_papers.print_copy': 'Cetak salinan',
} as const
