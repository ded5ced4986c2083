import { describe, expect, test } from 'vitest'
import { suspicionOf } from './quarantine.ts'
import type { Suspicion } from './quarantine.ts'

const of = (text: string, subject: string | null = null) => suspicionOf({ subject, text })

describe('fraud and advertising by SMS', () => {
  test.each<[Suspicion, string]>([
    ['prize', 'SELAMAT Nomor Anda mendapat hadiah 1 unit mobil dari UNDIAN M-KIOS. PIN pemenang: B7K25P9. Info klik www.gebyar-undian.blogspot.com'],
    ['prize', 'Selamat! No HP anda terpilih sbg pemenang ke-2 dpt cek tunai Rp.100 jt dari TELKOMSEL POIN. Hub 0857xxxx'],
    ['prize', 'Slmt, nomor WA anda resmi jadi pemenang undian Shopee 2026, hadiah uang tunai 75 juta. Pin pemenang 8899'],
    ['prize', 'GEBYAR BRI: Selamat rekening Anda mendapatkan hadiah mobil Toyota. Info: bit.ly/gebyar-bri'],
    ['loan', 'Butuh dana cepat? Pinjaman tanpa jaminan cair 5 menit, bunga 0%. Hub WA 0812xxxx'],
    ['loan', 'Pinjaman online resmi OJK s/d 50jt tanpa agunan, langsung cair. Klik s.id/pinjam'],
    ['loan', 'KSP Mandiri melayani pinjaman dana 5jt-500jt bunga ringan proses cepat hub bu Rina 0823xxxx'],
    ['loan', 'KTA tanpa jaminan, cair hari ini, limit sampai 300 juta'],
    ['loan', 'Gadai BPKB proses cepat langsung cair, chat WA sekarang'],
    ['gambling', 'Slot gacor hari ini RTP 98% bonus new member 100% depo 10rb main di https://gacor88.xyz'],
    ['gambling', 'Bandar togel terpercaya, diskon 66%, daftar dan deposit pulsa tanpa potongan'],
    ['gambling', 'BOSSKU maxwin terus! scatter hitam pasti menang, klik link alternatif'],
    ['gambling', 'Situs resmi judi online no 1, bonus 200% untuk member baru, wd cepat'],
    ['family', 'Ini mama, tolong belikan pulsa 50rb di no 0852xxxx. Jangan telp, mama di kantor polisi'],
    ['family', 'Mama minta pulsa 20rb ke nomor ini, nanti mama telpon'],
    ['family', 'Pa, ini papa pakai hp teman. Isikan pulsa 100 ribu ya penting'],
    ['family', 'Uangnya kirim saja ke rek BRI 0123-01-012345-50-1 an. Siti Rohmah'],
    ['family', 'Untuk pembayaran kontrakan silakan transfer ke rek BCA 1234567890 a.n. Joko'],
    ['phishing', 'Nasabah BRI Yth, tarif transaksi berubah jadi Rp150.000/bulan. Jika tidak setuju klik https://brimo-konfirmasi.xyz'],
    ['phishing', 'Rekening Anda diblokir. Segera verifikasi data di bit.ly/bank-verif dalam 24 jam'],
    ['phishing', 'Akun DANA kamu dibekukan, klik link berikut dan masukkan kode verifikasi OTP'],
    ['app', 'Kpd Bpk/Ibu, undangan pernikahan digital kami, silakan buka file undangan.apk'],
    ['app', 'Paket anda tertahan, cek resi: install apk JNE di lampiran'],
    ['app', 'Surat tilang elektronik anda, unduh file Surat_Tilang.apk'],
    ['investment', 'Investasi kripto profit 5% per hari dijamin, modal 100rb, gabung telegram'],
    ['investment', 'Robot trading forex cuan 30% sebulan tanpa risiko, join sekarang'],
    ['investment', 'Kerja part time like video gaji 300rb per hari dari rumah, penghasilan tambahan, chat admin'],
    ['obscene', 'VCS yuk 50rb, chat WA aku'],
    ['obscene', 'Obat kuat tahan lama asli, order WA 0813xxxx'],
    ['advert', 'Promo! jasa tambah followers termurah, garansi, order WA sekarang'],
    ['advert', 'Diskon 50% grosir sembako harga murah, hubungi WA 0812xxxx, www.tokokita.example'],
  ])('%s: %s', (suspicion, text) => {
    expect(of(text)).toBe(suspicion)
  })
})

describe('fraud and advertising by mail', () => {
  test.each<[Suspicion, string, string]>([
    ['prize', 'You have won', 'Your email has been selected in our lottery. You won 2,500,000 US dollars. Contact the barrister.'],
    ['prize', 'Business proposal', 'I am the next of kin lawyer. An inheritance of USD 12,500,000 awaits the beneficiary.'],
    ['loan', 'Loan offer', 'Do you need a loan? Low interest 2%, no collateral. Apply now.'],
    ['phishing', 'Mailbox full', 'Your mailbox is almost full and will be suspended within 24 hours. Click here to verify your account.'],
    ['phishing', 'Konfirmasi', 'Akun email Anda akan dinonaktifkan. Segera login di https://webmail-update.weebly.com dan masukkan password.'],
    ['investment', 'Passive income', 'Bitcoin trading with guaranteed profit 10% per day. Join us.'],
    ['advert', 'SEO services', 'We provide quality SEO services and backlinks to rank on Google. Unsubscribe'],
    ['advert', 'Penawaran', 'Kami menyediakan jasa website murah dan bergaransi. Promo akhir tahun! www.jasaweb.example'],
    ['gambling', 'Bonus', 'Slot online deposit 10rb bonus new member, daftar di https://x.top'],
    ['obscene', 'Hot', 'Cewek panggilan open bo, klik https://x.live'],
  ])('%s: %s', (suspicion, subject, text) => {
    expect(of(text, subject)).toBe(suspicion)
  })
})

describe('a citizen who complains of it, or of anything else, is heard', () => {
  test.each([
    'Saya dapat SMS penipuan hadiah mobil dari undian M-KIOS, katanya selamat anda pemenang dan disuruh transfer Rp 2 juta ke rek BRI. Mohon ditindak.',
    'Ibu saya tertipu SMS "Selamat nomor anda mendapat hadiah 100 juta, klik bit.ly/xx", uangnya hilang 5 juta.',
    'Tetangga saya jadi korban pinjaman online tanpa jaminan, diteror terus sampai ke RT',
    'Warga kami terjerat pinjol, bunga tinggi, debt collector datang tiap hari',
    'Ada judi togel di warung Jl Mawar tiap malam, mohon ditertibkan',
    'Lapor pak, warung di pojok pasar jadi tempat bandar togel dan slot online, kok dibiarkan',
    'Anak saya kecanduan slot gacor, sudah jual motor untuk deposit, mohon ada sosialisasi di kelurahan',
    'Marak perjudian sabung ayam dan togel di belakang terminal, polisi belum datang',
    'Saya menerima WA undangan pernikahan .apk, setelah dibuka rekening terkuras. Bagaimana melapornya?',
    'Kami dapat surat tilang palsu berbentuk file apk, apakah benar dari polisi?',
    'Apakah SMS bantuan ini asli atau penipuan: klik s.id/bansos untuk dapat hadiah 600 ribu',
    'Ada yang mengaku petugas kecamatan minta transfer ke rek BCA untuk urus KTP, uangnya dikirim atas nama Joko',
    'Pegawai kelurahan minta uang Rp 200 ribu untuk surat keterangan usaha',
    'Pijat plus di ruko dekat sekolah meresahkan warga, mohon ditutup',
    'Banyak iklan pinjaman online dan obat kuat ditempel di tiang listrik, mohon dibersihkan',
    'Spanduk promo rokok dipasang di depan sekolah, tolong diturunkan',
    'Mama minta pulsa, SMS seperti itu masuk terus ke warga sini, bisa diselidiki?',
    'Suami saya ikut robot trading dan ditipu 50 juta oleh orang Kedung Asem',
    'Saya ditawari kerja part time like video gaji 300rb, ternyata penipuan, uang hilang',
    'Nama saya dipakai pinjol padahal tidak pernah pinjam, mohon bantuan',
    'Kenapa bantuan sosial saya belum cair? Sudah 3 bulan.',
    'Dana desa tidak jelas penggunaannya, jalan dusun tetap rusak',
    'Lampu jalan di depan pasar padam sejak seminggu yang lalu',
    'Hadiah lomba 17 Agustus tingkat kelurahan belum dibagikan panitia',
    'Harga pupuk dijual mahal di kios resmi, tidak sesuai HET',
    'Undangan rapat RT tidak sampai ke warga gang 3',
    'Tarif parkir pasar naik dua kali lipat, petugas tanpa karcis',
    'Rekening air PDAM saya melonjak Rp 500 ribu padahal pemakaian biasa',
    'Pinjaman koperasi kelurahan macet, uang anggota tidak kembali',
    'Token listrik rumah saya diblokir PLN tanpa pemberitahuan',
    'Pelayanan e-KTP lama, disuruh klik link antrean tapi tidak bisa dibuka',
    'Jasa calo di kantor kecamatan terang-terangan, harga mulai 100 ribu',
    'Toko obat menjual minuman keras kepada anak sekolah',
    'Selamat pagi, saya mau lapor jalan berlubang, sudah dua orang jatuh',
    'Mohon info syarat surat pindah dan biayanya',
    'Nama: Siti Aminah, Jl Mawar 3 RT 2 RW 5 Kedung Asem',
  ])('%s', (text) => {
    expect(of(text)).toBe(null)
  })
})

test('signs hidden between invisible characters count, and endless texts are judged in no time', () => {
  expect(of('S\u200blot ga\u200bcor bonus new member depo 10rb')).toBe('gambling')
  const started = performance.now()
  for (const text of ['selamat '.repeat(200_000), 'a'.repeat(1_000_000), `${'klik '.repeat(100_000)}x`, 'saya sudah '.repeat(100_000), 'mohon '.repeat(100_000)]) of(text)
  expect(performance.now() - started).toBeLessThan(5_000)
})
