/** Refusals and faults that any form or page may show. Each says what happened and what to do next. */
export const errors = {

  'error.not_found_title': 'Halaman tidak ditemukan',
  'error.not_found_text': 'Periksa alamat yang Anda ketik, atau mulai dari beranda.',
  'error.forbidden_title': 'Halaman ini bukan untuk peran Anda',
  'error.forbidden_text': 'Tidak ada yang berubah. Kembali ke meja kerja, atau minta bantuan administrator.',
  'error.bad_request_title': 'Permintaan tidak dapat dibaca',
  'error.bad_request_text': 'Tidak ada yang tersimpan. Kembali ke halaman sebelumnya, lalu coba lagi.',
  'error.too_large_title': 'Kiriman terlalu besar',
  'error.too_large_text': 'Tidak ada yang tersimpan. Kembali, kurangi berkas lampiran, lalu kirim lagi.',
  'error.fault_title': 'Ada gangguan di sistem kami',
  'error.fault_text': 'Yang baru saja Anda kirim mungkin belum tersimpan. Tunggu sebentar, lalu coba lagi. Pengaduan yang sudah mendapat kode lacak tetap aman.',
  'error.reference': 'Nomor rujukan untuk petugas: {reference}',
  'error.call': 'Masih terkendala? Hubungi {office}, telepon {phone}.',
  'error.go_home': 'Ke beranda',
  'error.go_desk': 'Ke meja kerja',
} as const
