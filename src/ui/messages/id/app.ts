/** Words of the installable form (PWA), of drafts kept on the phone, and of the button for other websites. */
export const appPages = {
  'app.short_name': 'Pengaduan',
  'app.description': 'Sampaikan dan lacak pengaduan kepada {office}.',
  'app.offline': 'Tidak ada jaringan',
  'app.offline_lead': 'Halaman ini memerlukan jaringan. Formulir pengaduan tetap dapat diisi sekarang; pengaduan dikirim sendiri saat ada jaringan.',
  'app.offline_link': 'Isi formulir pengaduan',
  'draft.restored': 'Isian yang belum terkirim ada di sini lagi. Bukan milik Anda? Tekan Hapus draf.',
  'draft.note': 'Isian disimpan di HP ini sampai terkirim. Bila HP ini dipakai bersama dan Anda berhenti, tekan Hapus draf.',
  'draft.forget': 'Hapus draf',
  'draft.sending': 'Sedang mengirim …',
  'draft.pending': 'Belum ada jaringan. Pengaduan akan dikirim sendiri saat ada jaringan. Biarkan halaman ini terbuka, atau buka lagi nanti.',
}
