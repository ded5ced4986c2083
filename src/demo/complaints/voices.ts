import { approved, archived, asked, confirmed, desk, disposed, dispositionDone, drafted, forwarded, given, interim, noted, recorded, receiptGiven, refusedProcessing, replied, reported, studied, withdrawn } from '../script.ts'
import type { Story } from '../script.ts'

/** Proposals, questions, reports about officials, and what is no complaint. */
export const voices: readonly Story[] = [
  {
    key: 'taman-bermain', ago: '28d 4h', channel: 'letter', lay: '2h', name: 'Paguyuban Ibu RW 06', address: ['Balai RW 06', '02', '06', 'Sumber Taman'], phone: '0812-0000-0171',
    narrative: 'Kami ibu-ibu RW 06 mengusulkan tanah kas di belakang balai dijadikan taman bermain. Anak-anak sekarang main di pinggir rel dan jalan raya. Kami bersedia merawat dan iuran tanaman.',
    counter: { letter: { number: '03/PIRW06', sheets: 2 } }, more: { category: 'ASPIRASI', answerBy: 'letter' },
    acts: [
      ...desk('letter', 3),
      studied('1h', 'ASP ASPIRASI answer', { issue: 'Usulan taman bermain di tanah kas RW 06.', facts: 'Tanah 180 m2 berstatus aset kota, tidak dipakai.', conclusion: 'Layak diusulkan; izin pakai dapat lebih dulu.', advice: 'Masukkan musrenbang dan urus izin pakai sementara.' }),
      reported('10m'),
      disposed('40m', 'sekcam', { instructions: ['tanggapan-saran', 'proses-lanjut'], note: 'Bantu izin pakai sementaranya, masukkan usulan musrenbang.', nature: 'biasa', due: '5d' }),
      dispositionDone('1d', 'sekcam', 'Permohonan izin pakai sudah dikirim, agenda nomor keluar bagian umum.'),
      drafted('1h 30m', 'explained', 'Yth. Ibu-ibu RW 06, usulan taman bermain kami terima dengan gembira. Permohonan izin pakai sementara tanah itu kami kirim ke bagian aset pekan ini, dan alat bermain kami usulkan pada musrenbang kecamatan. Sambil menunggu, tanah boleh dibersihkan bersama; kami bantu alat dan truk.', 'sekcam'),
      approved('40m'),
      given('40m', 'letter', 'Paguyuban Ibu RW 06', 'Surat jawaban diterima ketua paguyuban.', 'delivered', 'petugas', { letter: { means: 'collected', receiver: 'Ketua Paguyuban Ibu RW 06' } }),
      archived('1d', 'PGD-02', 'Rak A-3', 6, ['Surat usulan', 'Tanda terima', 'Telaahan staf', 'Surat jawaban']),
    ],
  },
  {
    key: 'syarat-pindah', ago: '2d 3h', channel: 'counter', counter: { readBack: true }, name: 'Desy Arisandi', address: ['Jl. Ceri 4', '03', '03', 'Wonoasih'], phone: '0812-0000-0172',
    narrative: 'Pelapor bingung karena syarat pindah domisili yang disebut kelurahan berbeda dengan yang tertulis di papan. Menanyakan apakah surat pengantar RT masih wajib.', more: { answerBy: 'in-person', category: 'INFO' },
    acts: [
      ...desk('printed', 1, '4m'),
      studied('20m', 'INFO INFO answer', { issue: 'Perbedaan keterangan syarat pindah domisili.', facts: 'Papan kelurahan masih memuat syarat lama.', conclusion: 'Surat pengantar RT tidak lagi wajib.', advice: 'Jawab langsung dan minta kelurahan mengganti papan.' }),
      reported('3m'),
      drafted('20m', 'explained', 'Yth. Ibu Desy, untuk pindah domisili dalam kota cukup KK dan formulir; surat pengantar RT tidak wajib. Papan di kelurahan memuat syarat lama dan kami minta diganti {+1}. Ibu dapat langsung ke loket dinas atau mengurus daring.'),
      approved('15m'),
      given('10m', 'in-person', 'Ibu Desy', 'Dijawab di loket saat itu juga beserta formulirnya.'),
    ],
  },
  {
    key: 'pungutan-surat', ago: '37d 2h', evening: '20:40', name: 'Pelapor dirahasiakan', address: ['Alamat pada berkas', '01', '03', 'Kedung Asem'], phone: '0812-0000-0173',
    narrative: 'Saya mengurus surat keterangan usaha dan diminta Rp50.000 "uang tinta" oleh oknum. Tidak diberi kuitansi. Waktu saya tanya, katanya sudah biasa. Setahu saya gratis. Saya ada rekaman percakapannya kalau diperlukan. Saya takut dipersulit kalau ketahuan, tolong dirahasiakan.',
    incident: { when: '{-2} pagi' }, more: { category: 'PUNGLI', about: 'Oknum petugas kelurahan', confidential: true, answerBy: 'phone' },
    acts: [
      ...desk('sms', 2),
      studied('1h 10m', 'BP PUNGLI forward urgent', {
        issue: 'Dugaan pungutan Rp50.000 untuk surat yang gratis.', assumptions: 'Rekaman yang disebut pelapor asli.', facts: 'Surat keterangan usaha tidak dipungut biaya; dua keluhan lisan serupa tercatat bulan lalu.', analysis: 'Ada dugaan pelanggaran disiplin dan pungutan liar, pemeriksaan harus oleh aparat pengawas.',
        conclusion: 'Pengaduan berkadar pengawasan.', advice: 'Teruskan tertutup ke Inspektorat; pasang pengumuman gratis di loket kelurahan.',
      }),
      reported('5m', 'Tertutup.'),
      disposed('20m', 'kasi-pelayanan', { instructions: ['proses-lanjut', 'siapkan-jawaban'], note: 'Kirim tertutup hari ini, pasang pengumuman besar bahwa layanan gratis.', nature: 'rahasia' }),
      asked('15m', 'Inspektorat', { question: 'Kami teruskan dugaan pungutan pada layanan surat keterangan usaha. Identitas pelapor kami simpan.' }),
      replied('2h', 'done', 'Diterima dan diregister, pemeriksaan dimulai pekan ini.'),
      dispositionDone('1h', 'kasi-pelayanan', 'Pengumuman "tidak dipungut biaya" terpasang di enam loket kelurahan.'),
      forwarded('20m', 'Inspektorat', 'Yth. Pelapor, layanan surat keterangan usaha tidak dipungut biaya. Dugaan yang Saudara sampaikan sudah diterima Inspektorat dan diperiksa pekan ini tanpa nama Saudara. Uang Saudara dicatat sebagai bahan pemeriksaan. Surat Saudara berikutnya dapat langsung kami layani.'),
      approved('25m'),
      given('15m', 'phone', 'Pelapor', 'Disampaikan, pelapor bersedia menyerahkan rekaman kepada pemeriksa.', 'delivered', 'kasi-pelayanan'),
      archived('3d', 'PGD-R1', 'Lemari besi', 9, ['Pengaduan (rahasia)', 'Tanda terima', 'Telaahan staf lengkap', 'Surat ke Inspektorat', 'Jawaban']),
    ],
  },
  {
    key: 'iklan-pinjaman', ago: '10d 3h', channel: 'email', name: 'Promo Dana Cepat', address: ['Tidak disebut'], email: 'promo@surel.example',
    narrative: 'Butuh dana cepat tanpa agunan? Cair lima menit, bunga ringan, hubungi kami sekarang.',
    acts: [refusedProcessing('1h', 'kasi-pelayanan', 'spam', 'Surel ini iklan pinjaman, bukan pengaduan warga.')],
  },
  {
    key: 'tol-lintas-provinsi', ago: '32d 3h', name: 'Andri Setyo', address: ['Jl. Lawu 9', '02', '02', 'Sumber Taman'], email: 'andri@surel.example',
    narrative: 'Tarif tol naik terus, tolong Pak Camat turunkan tarif tolnya. Warga keberatan.', more: { answerBy: 'email' },
    acts: [
      confirmed('40m'), recorded('5m'), receiptGiven('3m', 'email'),
      refusedProcessing('1h', 'camat', 'outside-authority', 'Tarif jalan tol ditetapkan pemerintah pusat sehingga tidak dapat kami proses. Keluhan ini dapat Bapak sampaikan lewat SP4N-LAPOR! (lapor.go.id atau SMS 1708) agar sampai ke kementerian yang berwenang.'),
      archived('2d', 'PGD-02', 'Rak A-3', 2, ['Pengaduan web', 'Keputusan tidak diproses']),
    ],
  },
  {
    key: 'usul-poskamling', ago: '4h 30m', name: 'Karang Taruna Bina Muda', address: ['Sekretariat Karang Taruna', '01', '01', 'Pakistaji'], phone: '0812-0000-0174',
    narrative: 'Kami mengusulkan poskamling lama dihidupkan lagi jadi pos baca dan ronda. Bangunannya masih bagus, tinggal listrik dan cat. Anggota kami siap jaga bergiliran dan punya 200 buku. Mohon izin dan dukungannya.',
    incident: { where: 'Poskamling RW 01 Pakistaji' }, more: { category: 'ASPIRASI', answerBy: 'whatsapp' },
    acts: [
      ...desk('sms', 1),
      studied('50m', 'ASP ASPIRASI answer', { issue: 'Usulan menghidupkan poskamling sebagai pos baca dan ronda.', facts: 'Bangunan milik kelurahan, listrik putus dua tahun.', conclusion: 'Usulan murah dan bermanfaat.', advice: 'Dukung dengan izin tertulis dan penyambungan listrik lewat kelurahan.' }),
      reported('5m', 'Baik untuk diresmikan bersama lomba kampung.'),
    ],
  },
  {
    key: 'wifi-balai', ago: '26d 2h', channel: 'counter', counter: { readBack: true }, name: 'Eko Budiono', address: ['Jl. Delima 22', '04', '02', 'Wonoasih'], phone: '0812-0000-0175',
    narrative: 'Pelapor mengeluhkan wifi gratis di balai kelurahan tidak bisa dipakai seminggu, padahal anaknya butuh untuk tugas sekolah.', more: { answerBy: 'phone' },
    acts: [
      confirmed('5m'), recorded('3m'), receiptGiven('2m', 'printed'),
      withdrawn('2h', 'petugas', 'Pelapor menelepon kembali: wifi sudah menyala setelah alatnya dinyalakan ulang, pengaduan dicabut.'),
      archived('2d', 'PGD-02', 'Rak A-3', 2, ['Catatan lisan', 'Tanda terima', 'Catatan pencabutan']),
    ],
  },
  {
    key: 'kerja-bakti-nyaris', ago: '23d 3h', channel: 'phone', counter: { readBack: true }, name: 'Hamidah', address: ['Gang Mawar 1', '02', '01', 'Kedunggaleng'], phone: '0812-0000-0176',
    narrative: 'Pelapor menyampaikan denda kerja bakti Rp20.000 per keluarga dirasa memberatkan janda dan lansia. Mohon dijelaskan apakah ada aturannya.', more: { answerBy: 'phone', category: 'LAIN' },
    acts: [
      ...desk('sms', 1, '4m'),
      studied('40m', 'TBP LAIN answer', { issue: 'Denda kerja bakti bagi janda dan lansia.', facts: 'Kesepakatan RT lima tahun lalu, tanpa pengecualian.', conclusion: 'Bukan pungutan pemerintah, tetapi patut dimusyawarahkan lagi.', advice: 'Minta lurah memfasilitasi musyawarah RT dengan pengecualian.' }),
      reported('5m'),
      disposed('30m', 'kasi-pelayanan', { instructions: ['koordinasi', 'siapkan-jawaban'], note: 'Minta lurah memfasilitasi, kabari ibu ini.', nature: 'biasa' }),
      asked('10m', 'Kelurahan Kedunggaleng', { question: 'Mohon fasilitasi musyawarah RT 02 RW 01 tentang denda kerja bakti.', means: 'whatsapp' }),
      replied('1h', 'done', 'Lurah mengundang pengurus RT Jumat malam; denda ditangguhkan sampai rapat.'),
      drafted('15m', 'explained', 'Yth. Ibu Hamidah, denda kerja bakti itu kesepakatan warga, bukan aturan pemerintah. Lurah memfasilitasi musyawarah RT pekan ini agar janda dan lansia dikecualikan, dan dendanya ditangguhkan sampai rapat. Ibu diundang hadir.'),
      approved('20m'),
      given('15m', 'phone', 'Ibu Hamidah', 'Diterima, pelapor akan hadir di musyawarah.'),
      noted('1d', 'complainant', 'complainant', 'Matur nuwun, rapatnya sudah dan yang lansia tidak lagi didenda.', '20:05'),
      archived('2d', 'PGD-02', 'Rak A-3', 4, ['Catatan telepon', 'Tanda terima', 'Telaahan staf', 'Jawaban']),
    ],
  },
  {
    key: 'penerangan-balai-tani', ago: '14d 5h', name: 'Suharto', address: ['Dusun Kulon', '01', '04', 'Jrebeng Kidul'], phone: '0812-0000-0177',
    narrative: 'Gilir solar untuk traktor kelompok tani katanya wajib lewat ketua, tetapi ketua sering tidak di rumah. Kami ketinggalan musim tanam. Mohon pembagiannya diatur terbuka di papan.',
    more: { answerBy: 'phone', category: 'LAIN' },
    acts: [
      ...desk('sms'),
      studied('1h', 'TBP LAIN follow-up', { issue: 'Pembagian solar traktor kelompok tani tidak terbuka.', facts: 'Daftar giliran tidak ditempel; ketua bekerja di luar kota empat hari seminggu.', conclusion: 'Perlu daftar terbuka dan wakil yang berwenang.', advice: 'Minta kelurahan menempel daftar dan menunjuk wakil.' }),
      reported('5m'),
      disposed('30m', 'kasi-pelayanan', { instructions: ['selesaikan'], note: 'Minta kelurahan menempel daftar giliran minggu ini.', nature: 'biasa', due: '3d' }),
      interim('1h', 'Yth. Bapak Suharto, kelurahan kami minta menempel daftar giliran solar di balai paling lambat {+2} dan menunjuk wakil ketua yang dapat melayani setiap hari.'),
      approved('40m'),
      given('20m', 'phone', 'Bapak Suharto', 'Diterima, pelapor akan melihat papannya.'),
      dispositionDone('2d', 'kasi-pelayanan', 'Daftar giliran sudah ditempel, wakil ketua ditunjuk dalam rapat kelompok.'),
      drafted('30m', 'solved', 'Yth. Bapak Suharto, daftar giliran solar sudah tertempel di balai dan Bapak mendapat giliran {+1}. Wakil ketua melayani setiap pagi. Semoga tanamnya lancar.'),
      approved('30m'),
      given('20m', 'phone', 'Bapak Suharto', 'Pelapor membenarkan namanya ada di papan.'),
    ],
  },
]
