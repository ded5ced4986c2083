import { lampPhoto, treePhoto } from '../files.ts'
import { approved, archived, asked, confirmed, desk, disposed, dispositionDone, drafted, forwarded, given, merged, recorded, receiptGiven, replied, reported, studied } from '../script.ts'
import type { Story } from '../script.ts'

/** Street lights, trees, water and electricity. */
export const lamps: readonly Story[] = [
  {
    key: 'pju-sumber-taman', ago: '41d 6h', evening: '20:15', name: 'Agus Wijanarko', address: ['Jl. Sumber Taman 15', '03', '03', 'Sumber Taman'], phone: '0812-0000-0111',
    narrative: 'Lampu PJU di sepanjang jalan Sumber Taman dari pertigaan sampai mushola mati semua, kurang lebih lima titik. Sudah sepuluh hari gelap gulita. Kemarin malam tetangga saya dijambret tasnya di situ. Tolong segera pak, warga takut keluar malam.',
    incident: { when: 'Sepuluh hari terakhir', where: 'Pertigaan Sumber Taman sampai mushola' }, more: { category: 'PJU', answerBy: 'sms' }, files: [lampPhoto],
    acts: [
      ...desk('sms'),
      studied('50m', 'TBP PJU coordinate urgent', {
        issue: 'Lima titik lampu jalan padam di Jl. Sumber Taman dan menimbulkan rasa tidak aman.', facts: 'Pemeriksaan siang: kotak panel terbuka, diduga sekering utama putus. Ada laporan penjambretan ke Polsek.',
        conclusion: 'Perbaikan panel oleh Dinas Perhubungan; patroli malam sementara oleh Trantib dan Polsek.', advice: 'Koordinasi dengan Dinas Perhubungan hari ini dan patroli sampai lampu menyala.',
      }),
      reported('10m'),
      disposed('30m', ['kasi-pelayanan', 'kasi'], { instructions: ['koordinasi', 'selesaikan'], note: 'Kasi Pelayanan ke Dishub, Kasi Trantibum atur patroli malam ini.', nature: 'sangat-segera' }),
      asked('15m', 'Dinas Perhubungan', { question: 'Mohon pemeriksaan panel PJU Jl. Sumber Taman, lima titik padam, rawan kejahatan.', means: 'phone' }),
      dispositionDone('1h', 'kasi', 'Patroli bersama Linmas dan Polsek dimulai malam ini pukul 20.00 sampai 24.00.'),
      replied('1h 30m', 'done', 'Teknisi mengganti sekering utama dan dua lampu sore ini; kelima titik menyala.'),
      drafted('15m', 'solved', 'Yth. Bapak Agus, kelima lampu di Jl. Sumber Taman sudah menyala setelah sekering panel diganti Dinas Perhubungan sore ini. Patroli malam tetap berjalan sampai akhir pekan. Bila padam lagi, cukup balas pesan ini.'),
      approved('20m'),
      given('10m', 'sms', 'Bapak Agus Wijanarko', 'Terkirim dari telepon loket; pelapor membalas lampu sudah nyala.'),
      archived('3d', 'PGD-01', 'Rak A-1', 6, ['Pengaduan web dan foto', 'Tanda terima', 'Telaahan staf', 'Catatan koordinasi', 'Jawaban']),
    ],
  },
  {
    key: 'pju-depan-sd', ago: '1d 3h', channel: 'sms', name: 'Hotijah', address: ['Jl. Cempaka 4', '01', '02', 'Pakistaji'], phone: '0812-0000-0112',
    narrative: 'Lampu depan SD Pakistaji mati 4 hari. peteng dhedhet, jalan e rusak pisan. ibu2 muslimatan takut lewat. Hotijah RT 1 RW 2',
    incident: { where: 'Depan SD Pakistaji' }, more: { answerBy: 'sms' },
    acts: [
      ...desk('sms', 1),
      studied('55m', 'TBP PJU coordinate', { issue: 'Satu lampu jalan di depan SD Pakistaji padam empat hari.', facts: 'Tiang nomor 12, lampu putus menurut penjaga sekolah; panel menyala.', conclusion: 'Cukup penggantian lampu oleh Dinas Perhubungan.', advice: 'Telepon Dinas Perhubungan, jawab pelapor lewat SMS.' }),
      reported('5m'),
      disposed('1h', 'kasi-pelayanan', { instructions: ['koordinasi', 'siapkan-jawaban'], note: 'Masukkan jadwal penggantian terdekat.' }),
      asked('10m', 'Dinas Perhubungan', { question: 'Mohon penggantian lampu tiang 12 depan SD Pakistaji.', means: 'phone' }),
      replied('1h 30m', 'done', 'Masuk jadwal penggantian hari kerja berikutnya, petugas membawa lampu LED 60 watt.'),
      drafted('20m', 'solved', 'Ibu Hotijah, lampu depan SD Pakistaji diganti Dinas Perhubungan {+1}. Terima kasih laporannya. Bila belum menyala, balas SMS ini. Kec. Wonoasih'),
      approved('35m'),
      given('10m', 'sms', 'Ibu Hotijah', 'Masuk antrean pengiriman SMS.', 'queued'),
    ],
  },
  {
    key: 'pju-depan-sd-lagi', ago: '1d 1h', name: 'Rudi Hartono', address: ['Jl. Cempaka 19', '01', '02', 'Pakistaji'], phone: '0812-0000-0113',
    narrative: 'Lampu penerangan jalan di depan SD Pakistaji padam sejak beberapa hari. Mohon diganti karena dekat tikungan.', more: { category: 'PJU' },
    acts: [confirmed('25m'), recorded('5m'), merged('35m', 'kasi-pelayanan', 'pju-depan-sd', 'Lampu yang sama sudah dilaporkan lewat SMS oleh warga lain dan sedang ditangani; kabarnya kami sampaikan kepada kedua pelapor.')],
  },
  {
    key: 'pohon-condong-kabel', ago: '9d 2h', channel: 'whatsapp', name: 'Imam Ghozali', address: ['Jl. Raya Kedung Asem 102', '02', '02', 'Kedung Asem'], phone: '0812-0000-0114',
    narrative: 'Pohon trembesi pinggir jalan condong ke kabel listrik, akarnya sudah terangkat sejak angin kencang tadi malam. Di bawahnya ada warung bakso yang ramai. Tolong cepat pak sebelum ambruk, kami was-was.',
    incident: { when: 'Sejak angin kencang semalam', where: 'Depan warung bakso, Jl. Raya Kedung Asem' }, more: { answerBy: 'whatsapp', category: 'POHON' }, files: [treePhoto],
    acts: [
      ...desk('shown', 2, '5m'),
      studied('20m', 'TBP POHON coordinate emergency', { issue: 'Pohon besar condong ke kabel listrik di atas warung.', facts: 'Akar terangkat sekitar 30 cm, warung masih buka.', conclusion: 'Bahaya segera bagi orang dan jaringan listrik.', advice: 'Kosongkan warung, minta BPBD memangkas dan PLN mengamankan kabel sekarang.' }),
      reported('3m', 'Mohon izin langsung bergerak sambil menunggu disposisi.'),
      disposed('5m', 'kasi', { instructions: ['selesaikan'], note: 'Kosongkan warung, jaga lokasi sampai BPBD datang.', nature: 'sangat-segera', due: '3h' }),
      asked('4m', 'BPBD', { question: 'Pohon condong ke kabel di Jl. Raya Kedung Asem 102, mohon regu gergaji segera.', means: 'phone', label: 'bpbd', by: 'kasi', due: 0 }),
      asked('3m', 'PLN ULP Probolinggo', { question: 'Mohon pengamanan kabel di Jl. Raya Kedung Asem 102 selama pemangkasan.', means: 'phone', label: 'pln', by: 'kasi', due: 0 }),
      replied('1h 50m', 'done', 'Regu BPBD menebang bagian atas dan mengangkut dahan.', 'bpbd', 'kasi'),
      replied('15m', 'done', 'Petugas PLN memutus sementara lalu menyambung kembali jaringan.', 'pln', 'kasi'),
      dispositionDone('10m', 'kasi', 'Pohon sudah dipangkas, warung dibuka kembali, tidak ada korban.'),
      drafted('10m', 'solved', 'Yth. Bapak Imam, pohon sudah dipangkas BPBD dan kabel diamankan PLN siang ini, tidak ada korban. Warung dapat buka kembali. Terima kasih atas kesigapan Bapak. Untuk bahaya yang mendesak, hubungi juga 112.'),
      approved('15m'),
      given('5m', 'whatsapp', 'Bapak Imam Ghozali', 'Pesan terbaca, pelapor mengirim ucapan terima kasih.'),
    ],
  },
  {
    key: 'pohon-makam', ago: { minutes: 25 }, name: 'Nanik Suprapti', address: ['Jl. Makam Umum 3', '03', '01', 'Jrebeng Kidul'], phone: '0812-0000-0115',
    narrative: 'Ranting pohon kamboja tua di pinggir makam sudah lapuk dan sering jatuh ke jalan, kemarin mengenai spion mobil. Mohon dipangkas supaya aman. Terima kasih.',
    incident: { where: 'Makam umum Jrebeng Kidul, sisi jalan' }, more: { category: 'POHON', answerBy: 'phone' },
  },
  {
    key: 'listrik-turun', ago: '36d 2h', channel: 'phone', counter: { readBack: true }, name: 'Slamet Riyadi', address: ['Jl. Kerinci 21', '04', '02', 'Wonoasih'], phone: '0812-0000-0116',
    narrative: 'Pelapor menelepon: tegangan listrik di gang rumahnya turun setiap malam antara pukul 18.00 dan 21.00, kulkas dan pompa air sering mati. Sudah melapor ke call center tetapi belum ada yang datang. Satu trafo dipakai kurang lebih seratus rumah.',
    incident: { when: 'Setiap malam, sebulan terakhir' }, more: { answerBy: 'phone' },
    acts: [
      ...desk('sms', 1, '4m'),
      studied('40m', 'TBP AIR-LISTRIK forward', { issue: 'Tegangan listrik turun setiap malam di Jl. Kerinci.', facts: 'Keluhan sama dari tiga rumah; jaringan milik PLN.', conclusion: 'Di luar kewenangan kecamatan.', advice: 'Teruskan ke PLN dengan data pelanggan dan kawal sampai ada jadwal.' }),
      reported('5m'),
      asked('40m', 'PLN ULP Probolinggo', { by: 'kasi-pelayanan', question: 'Mohon pengukuran tegangan di Jl. Kerinci RT 04 RW 02 pada pukul 18.00 sampai 21.00.', means: 'email' }),
      replied('3h', 'done', 'Pengukuran dijadwalkan besok malam; penambahan trafo sisipan masuk usulan.'),
      forwarded('20m', 'PLN ULP Probolinggo', 'Yth. Bapak Slamet, jaringan listrik menjadi kewenangan PLN. Keluhan Bapak sudah kami teruskan dan diterima PLN ULP Probolinggo; tegangan diukur {+1} malam di gang Bapak. Petugas PLN akan menghubungi Bapak sebelum datang.'),
      approved('30m'),
      given('20m', 'phone', 'Bapak Slamet Riyadi', 'Jawaban disampaikan, pelapor mengerti.'),
      archived('4d', 'PGD-01', 'Rak A-2', 5, ['Catatan telepon', 'Tanda terima', 'Surel ke PLN', 'Jawaban']),
    ],
  },
  {
    key: 'air-mati', ago: '1d 2h', name: 'Fatimah Az Zahra', address: ['Perum Asabri D-14', '02', '07', 'Kedung Asem'], email: 'fatimah@surel.example', phone: '0812-0000-0117',
    narrative: 'Air Perumdam di perumahan kami mati sejak tiga hari lalu. Kadang mengalir pukul dua dini hari tetapi keruh seperti air kopi. Kami terpaksa beli air galon untuk memandikan bayi. Kantor Perumdam bilang "sedang ditangani" tanpa tanggal. Kami tetap bayar tiap bulan lho pak. Mohon kejelasan kapan normal dan apakah ada kiriman tangki.',
    incident: { when: 'Tiga hari terakhir', where: 'Perum Asabri blok C dan D' }, more: { category: 'AIR-LISTRIK', desiredResolution: 'Kepastian tanggal normal dan air tangki sementara.', answerBy: 'email' },
    acts: [
      ...desk('email'),
      studied('1h', 'TBP AIR-LISTRIK coordinate urgent', { issue: 'Air perpipaan mati tiga hari di dua blok perumahan.', facts: 'Kurang lebih 60 pelanggan terdampak; ada bayi dan lansia.', conclusion: 'Perlu kepastian jadwal dan air tangki dari Perumdam.', advice: 'Minta Perumdam mengirim tangki hari ini dan memberi tanggal normal.' }),
      reported('5m'),
      disposed('30m', 'kasi-pelayanan', { instructions: ['koordinasi', 'siapkan-jawaban'], note: 'Tagih tanggal pasti, jangan diterima jawaban "sedang ditangani".' }),
      asked('10m', 'Perumdam Bayuangga', { question: 'Kapan aliran ke Perum Asabri blok C dan D normal, dan kapan tangki pertama datang?', means: 'phone' }),
      replied('2h', 'done', 'Pipa 4 inci bocor di bawah gorong-gorong; sambungan selesai besok siang. Dua tangki dikirim sore ini pukul 16.00.'),
      drafted('30m', 'solved', 'Yth. Ibu Fatimah, pipa utama yang bocor selesai disambung Perumdam {+1} siang. Dua tangki air dikirim hari ini pukul 16.00 ke pos satpam blok C; mohon siapkan wadah. Kami ikut memantau dan menghubungi Ibu sesudahnya.'),
    ],
  },
  {
    key: 'kabel-menjuntai', ago: '1h 35m', channel: 'counter', counter: { readBack: true }, name: 'Khoirul Anam', address: ['Jl. Mangga 33', '02', '03', 'Wonoasih'], phone: '0812-0000-0118',
    narrative: 'Pelapor datang dan menyampaikan kabel internet menjuntai di atas jalan gang setinggi kepala, dua kali tersangkut mobil pengangkut gabah. Tidak ada nama penyedia pada tiangnya. Mohon dirapikan.',
    incident: { where: 'Gang sebelah timur Jl. Mangga 33' }, more: { answerBy: 'phone', category: 'AIR-LISTRIK' },
    acts: [confirmed('4m'), recorded('3m'), receiptGiven('2m', 'printed')],
  },
]
