/** Words of the desk's menu. */
export const nav = {
  'nav.queue': 'Antrean saya',
  'nav.new': 'Catat pengaduan',
  'nav.phone': 'Telepon',
  'nav.inbox': 'Kotak masuk',
  'nav.outbox': 'Pesan keluar',
  'nav.register': 'Buku Pengaduan',
  'nav.papers': 'Naskah',
  'nav.archive': 'Arsip',
  'nav.search': 'Cari',
  'nav.settings': 'Pengaturan',
} as const
