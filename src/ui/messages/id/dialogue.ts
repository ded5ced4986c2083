/** What the house answers to messages; each fits one SMS (160 characters of the GSM alphabet) and says nothing personal. */
export const dialogue = {
  'dialogue.original_mail': 'surel-asli.eml',
  'dialogue.left_out': 'Berkas berikut tetap tersimpan pada pesan aslinya, karena jenis, ukuran, atau jumlahnya di luar ketentuan: {files}. Bila penting, kirim kembali sebagai foto atau PDF, atau bawa ke kantor.',
  'dialogue.objection_files': 'Berkas yang dikirim bersama keberatan.',
  'dialogue.no_words': '(Tanpa tulisan, hanya lampiran.)',
  'dialogue.filed': 'Pesan dari {sender}:',
  'dialogue.unknown_sender': 'pengirim tidak diketahui',
} as const
