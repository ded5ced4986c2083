import type { Letters } from './shape.ts'

const close = `{kantor}
Telepon {telepon_kantor}

Tidak ingin menerima kabar lewat surel lagi? Balas surel ini dengan satu kata: STOP.`

/** The letters to complainants in Indonesian, as the software brings them. An office may write its own. */
export const indonesian: Letters = {
  received: {
    email: {
      subject: 'Aduan Anda sudah kami terima ({kode})',
      text: `Yth. Bapak/Ibu,

Aduan Anda sudah diterima {kantor}.

Kode lacak: {kode}
PIN: {pin}
Dijawab paling lambat: {tenggat}

Simpan kode dan PIN ini. Dengan keduanya Anda dapat melihat siapa yang menangani aduan Anda dan sudah sampai di mana:
{tautan}

Selanjutnya petugas memeriksa kelengkapan aduan, mencatatnya, lalu mengirimkan Tanda Terima.
Biaya: {biaya}.

Ada yang ingin ditambahkan? Balas surel ini.

${close}`,
    },
    sms: 'Aduan Anda diterima {kantor}\nKode {kode}, PIN {pin}\nDijawab paling lambat {tenggat}\nCek: balas CEK',
    chat: `Aduan Anda sudah diterima {kantor}.
Kode lacak: {kode}
PIN: {pin}
Dijawab paling lambat: {tenggat}
Jawabannya kami kirim di percakapan ini. Lihat perkembangannya: {tautan}`,
  },
  missing: {
    email: {
      subject: 'Aduan {kode} perlu dilengkapi sampai {batas}',
      text: `Yth. Bapak/Ibu,

Aduan Anda sudah diterima {kantor}, tetapi belum lengkap. Mohon lengkapi paling lambat {batas}:

{kurang}

{pesan}

Caranya: balas surel ini, atau buka {tautan}, atau datang ke kantor.

Kode lacak: {kode}
PIN: {pin}

Waktu penyelesaian mulai dihitung setelah aduan lengkap. Bila sampai {batas} belum dilengkapi, aduan dianggap dicabut (UU 25/2009 Pasal 44).

${close}`,
    },
    sms: '{kantor}: aduan {kode} kurang: {kurang}.\nBalas LENGKAPI {kode} lalu isinya, paling lambat {batas}.',
    chat: `{kantor}: aduan {kode} belum lengkap.
Kurang: {kurang}.
Mohon balas pesan ini paling lambat {batas}, atau lengkapi di {tautan}
Waktu penyelesaian mulai dihitung setelah aduan lengkap.`,
  },
  reminder: {
    email: {
      subject: 'Mengingatkan: aduan {kode} belum lengkap, batasnya {batas}',
      text: `Yth. Bapak/Ibu,

Kami masih menunggu kelengkapan aduan Anda sampai {batas}:

{kurang}

Caranya: balas surel ini, atau buka {tautan}, atau datang ke kantor.

Bila sampai {batas} belum dilengkapi, aduan {kode} dianggap dicabut (UU 25/2009 Pasal 44).

${close}`,
    },
    sms: 'Aduan {kode} kurang: {kurang}.\nBalas LENGKAPI {kode} paling lambat {batas}; lewat itu dianggap dicabut.',
    chat: `Aduan {kode} masih kurang: {kurang}.
Mohon balas pesan ini paling lambat {batas}, atau lengkapi di {tautan}
Lewat tanggal itu aduan dianggap dicabut.`,
  },
  supplied: {
    email: {
      subject: 'Kelengkapan aduan {kode} sudah kami terima',
      text: `Yth. Bapak/Ibu,

Tambahan untuk aduan {kode} sudah kami terima. Terima kasih.

Masih kurang, paling lambat {batas}:
{kurang}
Dijawab paling lambat: {tenggat}

Perkembangannya dapat dilihat di {tautan}

${close}`,
    },
    sms: 'Tambahan untuk aduan {kode} kami terima.\nMasih kurang: {kurang}, paling lambat {batas}.\nDijawab paling lambat {tenggat}.',
    chat: `Tambahan untuk aduan {kode} sudah kami terima.
Masih kurang: {kurang}. Paling lambat {batas}.
Dijawab paling lambat: {tenggat}`,
  },
  receipt: {
    email: {
      subject: 'Tanda Terima aduan nomor {nomor} ({kode})',
      text: `Yth. Bapak/Ibu,

Aduan Anda sudah dicatat dalam Buku Pengaduan {kantor}. Tanda Terima dapat diunduh di tautan di bawah dengan kode lacak dan PIN.

Nomor: {nomor}
Kode lacak: {kode}
PIN: {pin}
Dijawab paling lambat: {tenggat}
Biaya: {biaya}.

Perkembangannya dapat dilihat di {tautan}

Belum puas dengan penanganannya?
{jalur_lain}

${close}`,
    },
    sms: 'Dicatat {kantor} no {nomor}\nKode {kode}, PIN {pin}\nDijawab paling lambat {tenggat}\nCek: balas CEK',
    chat: `Aduan Anda sudah dicatat {kantor}.
Nomor: {nomor}
Kode lacak: {kode}
PIN: {pin}
Dijawab paling lambat: {tenggat}
Tanda Terima dapat diunduh di {tautan}`,
  },
  'handed-on': {
    email: {
      subject: 'Aduan {nomor} kini ditangani {penanggung_jawab}',
      text: `Yth. Bapak/Ibu,

Aduan Anda nomor {nomor} ({kode}) sudah diserahkan kepada {penanggung_jawab} {kantor} untuk dipelajari dan ditindaklanjuti.

Dijawab paling lambat: {tenggat}

Perkembangannya dapat dilihat di {tautan}

${close}`,
    },
    sms: 'Aduan {kode} kini pada {penanggung_jawab} {kantor}.\nDijawab paling lambat {tenggat}.\nTidak mau kabar SMS lagi: balas STOP',
    chat: `Aduan {nomor} ({kode}) kini ditangani {penanggung_jawab} {kantor}.
Dijawab paling lambat: {tenggat}
Tidak ingin menerima kabar di sini lagi? Balas: STOP`,
  },
  answer: {
    email: {
      subject: 'Jawaban atas aduan {kode}',
      text: `Yth. Bapak/Ibu,

Berikut jawaban {kantor} atas aduan Anda.

Nomor: {nomor}
Kode lacak: {kode}
Hasil: {hasil}
Diteruskan kepada: {diteruskan}

{jawaban}

Belum puas? Anda dapat menyatakan keberatan sampai {keberatan_sampai}: balas surel ini dengan alasannya, atau lewat {tautan}

Jalur lain:
{jalur_lain}

{kantor}
Telepon {telepon_kantor}`,
    },
    sms: 'Jawaban {kantor} atas aduan {kode}:\n{jawaban}\nBelum puas? Balas KEBERATAN {kode} lalu alasannya, sampai {keberatan_sampai}.',
    chat: `Jawaban {kantor} atas aduan {kode}:

{jawaban}

Hasil: {hasil}
Belum puas? Balas KEBERATAN {kode} lalu alasannya, sampai {keberatan_sampai}.`,
  },
  closing: {
    email: {
      subject: 'Aduan {kode} ditutup',
      text: `Yth. Bapak/Ibu,

Aduan {kode} ditutup {kantor}: {penutupan}.
Nomor: {nomor}

{alasan}

Tidak setuju? Balas surel ini, atau tempuh jalur berikut:
{jalur_lain}

${close}`,
    },
    sms: 'Aduan {kode} ditutup: {penutupan}.\nTidak setuju? Hubungi {kantor}, {telepon_kantor}.',
    chat: `Aduan {kode} ditutup {kantor}: {penutupan}.
Selengkapnya di {tautan}
Tidak setuju? Hubungi kami di {telepon_kantor}.`,
  },
  'objection-received': {
    email: {
      subject: 'Keberatan Anda atas aduan {kode} sudah kami terima',
      text: `Yth. Bapak/Ibu,

Keberatan Anda atas penanganan aduan {kode} sudah diterima {kantor}, dan kini ditangani {penanggung_jawab}.

Nomor: {nomor}
Dijawab paling lambat: {tenggat}

Perkembangannya dapat dilihat di {tautan}

${close}`,
    },
    sms: 'Keberatan Anda atas aduan {kode} diterima {kantor}.\nKini ditangani {penanggung_jawab}.\nDijawab paling lambat {tenggat}.\nCek: balas CEK {kode}',
    chat: `Keberatan Anda atas aduan {kode} sudah diterima {kantor}.
Kini ditangani {penanggung_jawab}.
Dijawab paling lambat: {tenggat}
Lihat perkembangannya: {tautan}`,
  },
}
