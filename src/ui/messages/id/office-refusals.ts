/** Why the office's own records (people, deputies, closures, directory, tokens) refuse a change. */
export const officeRefusals = {
  'office.refusal.not_found': 'Data ini tidak ditemukan. Muat ulang halaman.',
  'office.refusal.email_taken': 'Alamat surel ini sudah dipakai orang lain di kantor ini',
  'office.refusal.last_admin': 'Ini satu-satunya administrator yang aktif. Angkat administrator lain dulu.',
  'office.refusal.inactive': 'Orang ini tidak aktif lagi',
  'office.refusal.dates_reversed': 'Tanggal akhir tidak boleh sebelum tanggal mulai',
  'office.refusal.own_role': 'Orang ini sudah memegang peran itu',
  'office.refusal.deputy_overlaps': 'Orang ini sudah ditunjuk untuk peran itu pada sebagian tanggal ini',
  'office.refusal.already_ended': 'Penunjukan ini sudah berakhir',
  'office.refusal.date_taken': 'Tanggal ini sudah tercatat sebagai hari tutup',
  'office.refusal.already_revoked': 'Ini sudah dicabut',
  'office.refusal.name_taken': 'Nama ini sudah ada dalam daftar',
} as const
