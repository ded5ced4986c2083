import { letterScan, roadPhoto } from '../files.ts'
import { approved, archived, confirmed, desk, disposed, drafted, given, handedOver, accepted, missing, recorded, receiptGiven, reported, sentBack, studied, supplied } from '../script.ts'
import type { Story } from '../script.ts'

/** Files in which something was missing. */
export const completion: readonly Story[] = [
  {
    key: 'tanpa-alamat-lama', ago: { days: 28 }, channel: 'letter', name: 'Sumarno', phone: '0812-0000-0161',
    narrative: 'Surat pendek tanpa alamat: bantuan bedah rumah yang dijanjikan tahun lalu belum dikerjakan, mohon ditanyakan ke mana.', counter: { letter: { sheets: 1 } }, more: { answerBy: 'phone' },
    files: [letterScan('surat-tanpa-alamat.pdf', ['Kepada Bapak Camat', '', 'Saya mau bertanya soal bedah rumah yang dijanjikan', 'tahun lalu. Sampai sekarang belum dikerjakan.', '', 'Sumarno'])],
    acts: [missing('1h', { address: 'Alamat lengkap dengan RT, RW, dan kelurahan.' }, 'Bapak Sumarno, agar kami dapat mencari data bedah rumahnya, mohon tuliskan alamat rumah yang dijanjikan. Cukup balas lewat halaman lacak atau telepon loket.')],
  },
  {
    key: 'uraian-kurang', ago: { days: 17 }, channel: 'email', name: 'Rizky Maulana', address: ['Jl. Kelud 12', '02', '02', 'Kedung Asem'], email: 'rizky.m@surel.example',
    more: { answerBy: 'email' },
    acts: [missing('1h 20m', { document: 'Apa yang terjadi, di mana, dan sejak kapan. Surel Anda hanya berisi judul.' }, 'Surel Saudara kami terima tetapi isinya kosong. Mohon tuliskan pengaduan Saudara; lampiran foto boleh disertakan.')],
  },
  {
    key: 'sms-tanpa-alamat', ago: '1d 4h', channel: 'sms', name: 'Bu Romlah', phone: '0812-0000-0162',
    narrative: 'pak camat kok kerja bakti di kampung saya gak pernah ada petugas kebersihan yg datang ngangkut, numpuk di pinggir jalan', more: { answerBy: 'sms' },
    acts: [missing('40m', { address: 'Kampung, RT, RW, dan kelurahan tempat tumpukan itu.' }, 'Ibu Romlah, di kampung mana tumpukan sampahnya? Mohon balas dengan RT, RW, dan kelurahan agar truk dapat kami kirim.')],
  },
  {
    key: 'kembali-dilengkapi', ago: '5d 3h', name: 'Mistari', address: ['Dusun Krajan', '05', '02', 'Kedung Asem'], phone: '0812-0000-0163',
    narrative: 'Pembangunan talud di dusun kami retak padahal baru selesai tiga bulan. Warga mempertanyakan mutunya. Mohon diperiksa.', incident: { where: 'Talud Dusun Krajan' }, more: { category: 'DRAIN', answerBy: 'phone' },
    acts: [
      confirmed('25m'), recorded('5m'), receiptGiven('3m', 'sms'), handedOver('20m', 2), accepted('40m'),
      sentBack('1h 30m', 'Ada tiga talud di Dusun Krajan yang dibangun tahun ini. Perlu foto atau petunjuk talud yang mana sebelum diperiksa bersama dinas.'),
      missing('30m', { document: 'Foto bagian yang retak dan letaknya, karena ada tiga talud di dusun itu.' }, 'Bapak Mistari, mohon kirim foto retakan dan letaknya. Waktu penyelesaian berhenti dulu dan berjalan lagi begitu foto kami terima.'),
    ],
  },
  {
    key: 'dilengkapi-warga', ago: '21d 2h', channel: 'sms', name: 'Samsul', phone: '0812-0000-0164',
    narrative: 'jalan masuk makam becek parah susah bawa keranda. samsul', more: { answerBy: 'sms' },
    acts: [
      missing('30m', { address: 'RT, RW, dan kelurahan letak makam.' }, 'Bapak Samsul, makam yang mana dan di kelurahan apa? Mohon balas dengan alamat Bapak dan foto bila ada.'),
      supplied('2d 1h', { applicant: { address: { line: 'Jl. Makam Sentono', rt: '03', rw: '04', kelurahan: 'Kedunggaleng' } }, note: 'Makam Sentono, jalan masuk sebelah barat. Ini fotonya pak.' }, { evening: '20:50', files: [roadPhoto] }),
      ...desk('sms', 2, '30m'),
      studied('50m', 'TBP JALAN follow-up', { issue: 'Jalan masuk Makam Sentono becek dan sulit dilalui keranda.', facts: 'Panjang 35 meter, tanah makam milik kelurahan.', conclusion: 'Dapat ditangani dengan pemeliharaan kelurahan.', advice: 'Timbun sirtu dan paving bekas dari kantor kecamatan.' }),
      reported('10m'),
      disposed('30m', 'kasi-pelayanan', { instructions: ['selesaikan', 'siapkan-jawaban'], note: 'Pakai paving bekas halaman kantor, kerja bakti bersama warga.' }),
      drafted('1h 20m', 'solved', 'Yth. Bapak Samsul, jalan masuk Makam Sentono ditimbun sirtu dan dipasangi paving bekas oleh kelurahan bersama warga {+2}. Untuk pemakaman sebelum itu, Linmas membantu memasang papan.'),
      approved('30m'),
      given('20m', 'sms', 'Bapak Samsul', 'Terkirim, pelapor membalas siap ikut kerja bakti.'),
      archived('5d', 'PGD-02', 'Rak A-3', 5, ['Cetakan SMS', 'Kelengkapan dan foto', 'Tanda terima', 'Telaahan staf', 'Jawaban']),
    ],
  },
  {
    key: 'dianggap-dicabut-arsip', ago: '46d 3h', channel: 'suggestion-box', lay: '2d', name: 'NN',
    narrative: 'Kertas kotak saran: pegawai nya senyum dong.',
    acts: [
      missing('30m', { name: 'Nama pelapor, boleh dirahasiakan.', address: 'Alamat untuk menyampaikan jawaban.' }, 'Terima kasih atas sarannya. Bila Saudara ingin jawaban tertulis, mohon beri tahu nama dan alamat di loket atau halaman lacak. Saran tetap kami sampaikan pada apel pagi.'),
      archived('30d', 'PGD-02', 'Rak A-3', 1, ['Kertas kotak saran', 'Permintaan kelengkapan']),
    ],
  },
  {
    key: 'dilengkapi-di-loket', ago: '1d 6h', channel: 'letter', name: 'Karjono', phone: '0812-0000-0165',
    narrative: 'Surat: lampu balai dusun yang menyala siang malam membuat tagihan warga naik. Mohon dipasang sakelar otomatis.', counter: { letter: { sheets: 1 } }, more: { answerBy: 'in-person' },
    acts: [
      missing('45m', { address: 'Alamat pengirim surat.' }, 'Bapak Karjono, mohon alamat lengkap Bapak agar petugas listrik kelurahan dapat datang ke balai yang benar.'),
      supplied('1d', { applicant: { address: { line: 'Dusun Wetan', rt: '01', rw: '03', kelurahan: 'Pakistaji' } }, note: 'Pelapor datang ke loket membawa alamat.' }, { by: 'petugas' }),
      confirmed('15m'), recorded('5m'), receiptGiven('3m', 'printed'),
    ],
  },
]
