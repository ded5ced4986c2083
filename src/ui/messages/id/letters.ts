/** What the complainant is told by message (kabar kepada pelapor), as the case page and the tracking page show it. */
export const letters = {
  'letters.closed_withdrawn': 'dicabut atas permintaan Anda',
  'letters.closed_deemed': 'tidak dilengkapi sampai {when}, jadi dianggap dicabut',
  'letters.closed_merged': 'digabung dengan aduan lain tentang hal yang sama',
  'letters.closed_unreachable': 'Anda tidak dapat kami hubungi sampai {when}',
  'letters.closed.no_substance': 'tidak ada isi yang dapat diperiksa',
  'letters.closed.not_a_complaint': 'isinya bukan pengaduan',
  'letters.closed.spam': 'isinya bukan pengaduan',
  'letters.closed.outside_authority': 'di luar kewenangan kami',

  'letters.no_address': 'Tidak dikirim: alamat pelapor untuk saluran ini tidak ada. Sampaikan dengan cara lain.',
  'letters.opted_out': 'Tidak dikirim: pelapor membalas STOP dan tidak ingin menerima pesan lewat saluran ini. Sampaikan dengan cara lain.',
  'letters.too_long': 'Tidak dikirim: jawabannya terlalu panjang untuk saluran ini. Sampaikan dengan cara lain.',
  'letters.proof': '{channel}, {when}: {words} (pesan {id})',
  'letters.proof_expired': 'Tidak dapat dikirim sampai batas waktunya.',
  'letters.proof_no_words': 'Tanpa keterangan.',
  'letters.proof_assumed': 'Diterima jaringan {channel}; tidak ada laporan penolakan selama {hours} jam.',

  'letters.title': 'Kabar kepada pelapor',
  'letters.reached_by': 'Dikirim lewat {channels}; bila yang pertama gagal, lewat yang berikutnya.',
  'letters.stopped': 'Pelapor membalas STOP: tidak dikirimi kabar lewat {channels}.',
  'letters.out_of_reach': 'Tidak ada saluran untuk mengirim kabar kepada pelapor. Sampaikan langsung, lewat telepon, atau lewat surat.',
  'letters.trouble': '{n} kabar tidak sampai. Sampaikan dengan cara lain bila perlu.',
  'letters.sent_n': 'Lihat kabar yang dikirim ({n})',
  'letters.fallback': 'pengganti, karena kabar pertama tidak sampai',
  'letters.waits_until': 'dikirim mulai {when}',
  'letters.steps': 'Perjalanan pesan',
} as const
