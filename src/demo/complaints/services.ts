import { letterScan } from '../files.ts'
import { accepted, approved, archived, asked, closedUnanswered, confirmed, desk, disposed, dispositionDone, drafted, failed, forwarded, given, handedOver, handOverReturned, recorded, receiptGiven, refusedProcessing, relocated, replied, reported, studied } from '../script.ts'
import type { Story } from '../script.ts'

/** The services of the kecamatan and the kelurahan, and civil registration. */
export const services: readonly Story[] = [
  {
    key: 'antre-pengantar', ago: '45d 5h', name: 'Wahyu Setiawan', address: ['Jl. Kerinci 5', '01', '03', 'Wonoasih'], email: 'wahyu.s@surel.example',
    narrative: 'Saya antre surat pengantar nikah dari pukul 08.00 baru dilayani pukul 10.15 padahal hanya ada lima orang. Petugas loket cuma satu dan bolak-balik ke ruang belakang. Mohon ditambah petugas atau diberi nomor antrean supaya jelas.',
    incident: { when: '{-1} pagi', where: 'Loket pelayanan kecamatan' }, more: { category: 'PEL-KEC', answerBy: 'email' },
    acts: [
      ...desk('email'),
      studied('50m', 'TBP PEL-KEC answer', { issue: 'Antrean loket lebih dari dua jam.', facts: 'Hari itu satu petugas cuti dan mesin nomor antrean rusak.', conclusion: 'Keluhan benar; pengaturan cadangan petugas tidak berjalan.', advice: 'Tetapkan petugas pengganti dan perbaiki mesin antrean.' }),
      reported('10m'),
      disposed('30m', 'sekcam', { instructions: ['selesaikan'], note: 'Susun jadwal petugas cadangan, perbaiki mesin antrean minggu ini.' }),
      dispositionDone('2h', 'sekcam', 'Jadwal petugas cadangan berlaku mulai besok; mesin antrean diganti kartu bernomor sampai selesai diperbaiki.'),
      drafted('20m', 'solved', 'Yth. Bapak Wahyu, kami mohon maaf. Hari itu satu petugas cuti tanpa pengganti dan mesin antrean rusak. Mulai besok ada petugas cadangan setiap hari, dan nomor antrean dibagikan di pintu masuk. Terima kasih sudah mengingatkan kami.'),
      approved('25m'),
      given('15m', 'email', 'wahyu.s@surel.example', 'Terkirim, dibalas pelapor dengan terima kasih.'),
      archived('2d', 'PGD-01', 'Rak A-1', 5, ['Pengaduan web', 'Tanda terima', 'Telaahan staf', 'Jadwal petugas cadangan', 'Jawaban']),
      relocated('20d', 'PGD-01B', 'Rak B-1', 'Ordner pertama penuh, bagian pelayanan internal dipisahkan.'),
    ],
  },
  {
    key: 'petugas-ketus', ago: '31d 3h', channel: 'phone', counter: { readBack: true }, name: 'Sulastri', address: ['Jl. Anggur 17', '02', '02', 'Jrebeng Kidul'], phone: '0812-0000-0131',
    narrative: 'Pelapor menelepon dengan suara menahan tangis: saat mengurus surat keterangan tidak mampu, petugas berkata "kalau miskin jangan banyak tanya" di depan orang banyak. Pelapor malu dan tidak jadi mengurus. Pelapor ingin petugas tahu bahwa ucapan itu menyakitkan.',
    incident: { when: '{-2} sekitar pukul 11.00' }, more: { answerBy: 'in-person', about: 'Petugas pelayanan', category: 'PETUGAS' },
    acts: [
      ...desk('sms', 1, '4m'),
      studied('1h 30m', 'TBP PETUGAS follow-up', { issue: 'Ucapan petugas yang merendahkan warga.', assumptions: 'Kejadian terjadi di ruang pelayanan pada jam ramai.', facts: 'Dua saksi membenarkan; petugas mengakui lelah dan menyesal.', analysis: 'Tidak ada unsur pungutan atau penyalahgunaan wewenang, tetapi melanggar kode perilaku pelayanan.', conclusion: 'Pelanggaran perilaku ringan.', advice: 'Teguran lisan tercatat, permintaan maaf langsung, suratnya diantarkan selesai ke rumah pelapor.' }),
      reported('10m'),
      disposed('30m', 'sekcam', { instructions: ['panggil-pihak', 'selesaikan'], note: 'Bina petugasnya. Antarkan suratnya ke rumah ibu itu dan minta maaf atas nama kantor.', nature: 'rahasia' }),
      dispositionDone('3h', 'sekcam', 'Teguran tercatat. Petugas ikut mengantar surat dan meminta maaf; pelapor menerima dengan baik.'),
      drafted('20m', 'explained', 'Yth. Ibu Sulastri, ucapan itu tidak pantas dan kami mohon maaf sebesar-besarnya. Petugas sudah dibina dan teguran tercatat. Surat keterangan Ibu sudah jadi dan kami antarkan hari ini tanpa biaya. Pintu kami selalu terbuka untuk Ibu.', 'sekcam'),
      approved('20m'),
      given('30m', 'in-person', 'Ibu Sulastri', 'Diserahkan di rumah pelapor oleh Sekretaris Kecamatan.', 'delivered', 'sekcam'),
      archived('2d', 'PGD-02', 'Rak A-2', 7, ['Catatan telepon', 'Tanda terima', 'Telaahan staf lengkap', 'Berita acara pembinaan', 'Jawaban']),
    ],
  },
  {
    key: 'lurah-sulit', ago: '3h 20m', name: 'Abdul Rohim', address: ['Dusun Barat', '01', '01', 'Kedunggaleng'], phone: '0812-0000-0132',
    narrative: 'Saya tiga kali ke kelurahan untuk tanda tangan surat domisili usaha, pak Lurah selalu rapat. Stafnya bilang tidak boleh diwakilkan. Padahal suratnya mau dipakai pengajuan KUR, batasnya minggu ini. Nyuwun tulung pak Camat supaya ada yang bisa mewakili.',
    more: { category: 'PEL-KEL', desiredResolution: 'Ada pejabat yang boleh menandatangani.', answerBy: 'phone' },
    acts: [confirmed('25m'), recorded('5m'), receiptGiven('3m', 'sms'), handedOver('30m', 2, 'Pelapor dikejar batas pengajuan KUR.')],
  },
  {
    key: 'ktp-ibu', ago: '3d 2h', channel: 'counter', counter: { readBack: true }, name: 'Nur Hidayati', address: ['Jl. Durian 9', '02', '04', 'Sumber Taman'], phone: '0812-0000-0133',
    narrative: 'Pelapor mewakili ibunya yang berusia 78 tahun dan sakit. KTP-el ibunya direkam bulan lalu dengan petugas keliling, katanya dua minggu selesai, sampai sekarang belum ada kabar. KTP diperlukan untuk berobat dengan BPJS.',
    more: { answerBy: 'phone', category: 'ADM', principal: { name: 'Hj. Sumiyati', address: 'Jl. Durian 9, Sumber Taman', relation: 'Ibu kandung' } },
    files: [letterScan('surat-kuasa.pdf', ['SURAT KUASA', '', 'Yang bertanda tangan di bawah ini memberi kuasa', 'kepada anak kandung saya untuk mengurus dan', 'mengadukan KTP-el yang belum selesai.', '', 'Pemberi kuasa,'])],
    acts: [
      ...desk('printed', 4, '5m'),
      studied('45m', 'TBP ADM forward urgent', { issue: 'KTP-el hasil perekaman keliling belum jadi lebih dari sebulan.', facts: 'Data terekam; status di aplikasi siap cetak, blangko sempat kosong.', conclusion: 'Pencetakan di Dinas Kependudukan dan Pencatatan Sipil.', advice: 'Minta cetak prioritas untuk lansia sakit, antar ke rumah.' }),
      reported('5m'),
      asked('30m', 'Dinas Kependudukan dan Pencatatan Sipil', { question: 'Mohon cetak prioritas KTP-el seorang lansia sakit, perekaman keliling bulan lalu.', means: 'email' }),
      replied('3h', 'done', 'Sudah dicetak, dapat diambil di loket prioritas atau diantar petugas keliling {+2}.'),
      forwarded('20m', 'Dinas Kependudukan dan Pencatatan Sipil', 'Yth. Ibu Nur Hidayati, KTP-el Ibu Hj. Sumiyati sudah dicetak. Petugas keliling mengantarkannya ke rumah {+2}; bila lebih cepat diperlukan, dapat diambil di loket prioritas dengan surat kuasa ini. Untuk berobat hari ini, surat keterangan perekaman dapat dipakai.'),
      approved('40m'),
      failed('30m', 'phone', 'Ibu Nur Hidayati', 'Telepon tidak diangkat, dicoba dua kali.'),
      failed('1d', 'phone', 'Ibu Nur Hidayati', 'Nomor tidak aktif pada pukul 10.00 dan 13.30.'),
    ],
  },
  {
    key: 'kk-salah-nama', ago: '11d 2h', channel: 'lapor', counter: { laporNumber: '#9000041' }, name: 'Bagus Firmansyah', address: ['Jl. Salak 2', '04', '01', 'Wonoasih'], phone: '0812-0000-0134', email: 'bagus.f@surel.example',
    narrative: 'Nama anak saya di KK salah satu huruf (Azzahra jadi Azahra) sejak pemutakhiran data. Sudah ke kelurahan disuruh ke kecamatan, dari kecamatan disuruh ke dinas. Saya karyawan pabrik, tidak bisa izin terus. Mohon satu pintu saja.',
    more: { category: 'ADM', answerBy: 'whatsapp' },
    acts: [
      ...desk('email'),
      studied('50m', 'TBP ADM forward', { issue: 'Kesalahan satu huruf nama anak pada KK dan pelapor dipingpong.', facts: 'Akta lahir benar, KK salah. Pembetulan dapat daring.', conclusion: 'Kewenangan dinas, tetapi berkas dapat dikirim dari kecamatan.', advice: 'Kirim berkas pelapor ke dinas dari loket kita agar pelapor tidak perlu datang.' }),
      reported('5m'),
      asked('25m', 'Dinas Kependudukan dan Pencatatan Sipil', { question: 'Mohon pembetulan nama anak pada KK sesuai akta lahir, berkas terlampir.', means: 'email' }),
      replied('2h 30m', 'done', 'Disetujui, KK baru terbit {+1} dan dikirim sebagai PDF bertanda tangan elektronik.'),
      forwarded('15m', 'Dinas Kependudukan dan Pencatatan Sipil', 'Yth. Bapak Bagus, mohon maaf Bapak harus ke tiga kantor. Berkas sudah kami kirim sendiri ke dinas; KK yang benar terbit {+1} dan dikirim ke surel Bapak. Bapak tidak perlu datang lagi.'),
      approved('30m'),
      given('20m', 'whatsapp', 'Bapak Bagus', 'Pesan terbaca dan dibalas.'),
    ],
  },
  {
    key: 'loket-istirahat', ago: '4h 5m', name: 'Titik Rahayu', address: ['Jl. Nangka 14', '03', '02', 'Pakistaji'], phone: '0812-0000-0135',
    narrative: 'Loket tutup istirahat padahal belum jam 12. Saya datang 11.40 pintunya sudah dikunci, tulisan di kaca jam 12.00. Saya izin dari pabrik cuma sebentar lho. Tolong disiplin jamnya.',
    incident: { when: '{-1} pukul 11.40', where: 'Loket kecamatan' }, more: { category: 'PEL-KEC', answerBy: 'sms' },
    acts: [
      confirmed('20m'), recorded('4m'), receiptGiven('3m', 'sms'), handedOver('15m', 1),
      handOverReturned('40m', 'Mohon dilampirkan rekaman jam buka loket hari itu dari petugas jaga sebelum diserahkan.'),
    ],
  },
  {
    key: 'akta-nomor-mati', ago: '29d 2h', channel: 'sms', name: 'Pak Nasir', address: ['RT 06', '06', '02', 'Kedung Asem'], phone: '0812-0000-0136',
    narrative: 'akta kelahiran cucu saya sudah 2 bln blm jadi di titipkan lewat balai. nasir rt 6 kedungasem', more: { answerBy: 'phone' },
    acts: [
      ...desk('sms', 1),
      studied('40m', 'TBP ADM answer', { issue: 'Akta kelahiran dua bulan belum jadi.', facts: 'Berkas belum lengkap: surat nikah orang tua tidak terbaca.', conclusion: 'Menunggu salinan surat nikah yang jelas.', advice: 'Hubungi pelapor untuk salinan surat nikah.' }),
      reported('5m'),
      drafted('1h', 'explained', 'Yth. Bapak Nasir, berkas akta kelahiran cucu Bapak belum dapat diproses karena salinan surat nikah tidak terbaca. Mohon membawa salinan yang jelas ke loket kami; kami teruskan hari itu juga tanpa biaya.'),
      approved('45m'),
      failed('20m', 'phone', 'Bapak Nasir', 'Nomor tidak terdaftar lagi.'),
      failed('1d 2h', 'phone', 'Bapak Nasir', 'Dicoba lagi, tetap tidak terdaftar.'),
      failed('2d', 'in-person', 'RT 06 RW 02 Kedung Asem', 'Petugas bertanya kepada Ketua RT: tidak ada warga bernama Nasir yang mengurus akta.'),
      closedUnanswered('3d', 'Pelapor tidak dapat dihubungi lewat telepon tiga kali dan tidak dikenal Ketua RT. Jawaban tetap tersedia di halaman lacak dan di loket.'),
      archived('1d', 'PGD-02', 'Rak A-2', 4, ['Cetakan SMS', 'Tanda terima', 'Jawaban yang tidak sampai', 'Catatan percobaan']),
    ],
  },
  {
    key: 'minta-percepat-nikah', ago: '13d 3h', channel: 'counter', counter: { readBack: true }, name: 'Joko Purnomo', address: ['Jl. Rambutan 6', '02', '03', 'Wonoasih'], phone: '0812-0000-0137',
    narrative: 'Pelapor meminta tanggal pencatatan nikahnya dimajukan karena calon mempelai pria akan berangkat berlayar.', more: { answerBy: 'in-person' },
    acts: [
      confirmed('5m'), recorded('3m'), receiptGiven('2m', 'printed'),
      refusedProcessing('30m', 'kasi-pelayanan', 'not-a-complaint', 'Ini permohonan dispensasi nikah, bukan pengaduan. Petugas kami sudah mengantar Bapak ke loket dispensasi, suratnya dapat selesai hari ini.'),
    ],
  },
  {
    key: 'loket-difabel', ago: '2h 40m', name: 'Anik Mariyani', address: ['Jl. Sawo 11', '01', '05', 'Sumber Taman'], phone: '0812-0000-0138', email: 'anik@surel.example',
    narrative: 'Saya pengguna kursi roda. Tangga ke ruang pelayanan tidak ada jalur landai, tadi saya harus digotong dua orang, rasanya malu. Mohon dibuatkan ramp atau setidaknya loket di bawah untuk kami.',
    incident: { where: 'Pintu masuk ruang pelayanan' }, more: { category: 'PEL-KEC', answerBy: 'whatsapp' },
    acts: [confirmed('15m'), recorded('3m'), receiptGiven('2m', 'sms'), handedOver('20m', 2), accepted('25m'),
      studied('50m', 'TBP PEL-KEC follow-up', { issue: 'Ruang pelayanan belum dapat dicapai pengguna kursi roda.', facts: 'Tangga tiga anak, tinggi 45 cm; tersedia ruang tamu di lantai bawah.', conclusion: 'Keluhan benar dan dapat segera diatasi sebagian.', advice: 'Buka meja layanan di bawah mulai besok, pasang ramp portabel, anggarkan ramp tetap.' })],
  },
]
