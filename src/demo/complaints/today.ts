import { accepted, confirmed, handedOver, recorded, receiptGiven, reported, studied } from '../script.ts'
import type { Story } from '../script.ts'

/** What has just come in, or is on its way through the first steps. */
export const today: readonly Story[] = [
  {
    key: 'banjir-rob-kecil', ago: '14m', channel: 'counter', counter: { readBack: true }, name: 'Turiyah', address: ['Gang Anggrek 5', '03', '04', 'Wonoasih'], phone: '0812-0000-0181',
    narrative: 'Pelapor menyampaikan air got di depan rumahnya meluap ke teras setiap hujan sejak jalan ditinggikan. Mohon gotnya ikut ditinggikan.', incident: { where: 'Gang Anggrek' }, more: { answerBy: 'in-person' },
  },
  {
    key: 'lapor-parkir-truk', ago: '9m', channel: 'lapor', counter: { laporNumber: '#9000117' }, name: 'Anonim LAPOR', address: ['Disebut pada laporan', '02', '02', 'Kedung Asem'],
    narrative: 'Truk pasir parkir di bahu jalan depan SMK sampai malam, menutup pandangan pengendara yang keluar gang. Mohon ditertibkan.', incident: { where: 'Depan SMK Kedung Asem' }, more: { category: 'TRANTIB' },
  },
  {
    key: 'ayam-masuk-pekarangan', ago: '38m', evening: '22:35', name: 'Hariyono', address: ['Dusun Timur', '02', '03', 'Kedunggaleng'], phone: '0812-0000-0182',
    narrative: 'Bebek tetangga masuk sawah saya tiap pagi memakan bibit padi yang baru semai. Sudah tiga kali bilang baik-baik, dijawab "namanya hewan". Rugi saya satu petak. Mohon dimediasi sebelum ada yang emosi.',
    more: { category: 'SENGKETA', answerBy: 'phone' }, acts: [confirmed('20m')],
  },
  {
    key: 'papan-nama-jalan', ago: '1h 20m', name: 'Susi Susanti', address: ['Jl. Sirsak 1', '01', '01', 'Sumber Taman'], email: 'susi@surel.example',
    narrative: 'Papan nama Jalan Sirsak hilang sejak pelebaran, kurir paket selalu nyasar ke Jalan Salak. Mohon dipasang lagi.', more: { category: 'JALAN', answerBy: 'email' },
    acts: [confirmed('20m'), recorded('5m'), receiptGiven('3m', 'email')],
  },
  {
    key: 'sumur-asin', ago: '2h 10m', name: 'Moh. Hasan Basri', address: ['Dusun Krajan', '04', '05', 'Jrebeng Kidul'], phone: '0812-0000-0183',
    narrative: 'Sejak ada sumur bor pabrik es, sumur warga radius 200 meter surut, pompa sanyo saya sudah dua kali terbakar. Apakah pabriknya punya izin air tanah? Warga minta ada ukuran resmi. Ngapora kalau bahasa saya kurang baik.',
    incident: { when: 'Dua bulan terakhir' }, more: { category: 'LINGK', answerBy: 'phone' },
    acts: [confirmed('20m'), recorded('4m'), receiptGiven('3m', 'sms'), handedOver('20m', 2, 'Mohon diperiksa izinnya ke dinas.')],
  },
  {
    key: 'musik-hajatan', ago: '3h 15m', name: 'Prapti', address: ['Jl. Belimbing 8', '02', '02', 'Pakistaji'], phone: '0812-0000-0184',
    narrative: 'Hajatan pakai sound system besar tiga hari tiga malam, kaca rumah saya sampai retak. Saya tidak melarang orang punya hajat, tapi mbok ya ada batasnya. Izinnya bagaimana?',
    incident: { when: '{-1} malam' }, more: { category: 'TRANTIB', answerBy: 'sms' },
    acts: [confirmed('15m'), recorded('4m'), receiptGiven('3m', 'sms'), handedOver('15m', 1), accepted('30m')],
  },
  {
    key: 'atap-balai', ago: '1d 6h', channel: 'counter', counter: { readBack: true }, name: 'Sarbini', address: ['Balai Dusun Kidul', '03', '02', 'Kedung Asem'], phone: '0812-0000-0185',
    narrative: 'Pelapor, kepala dusun, menyampaikan genteng balai dusun jatuh dua kali saat posyandu, hampir mengenai balita. Rangka atap kayunya dimakan rayap. Mohon diperiksa sebelum musim hujan.',
    incident: { where: 'Balai Dusun Kidul' }, more: { category: 'LAIN', answerBy: 'phone' },
    acts: [
      confirmed('5m'), recorded('4m'), receiptGiven('2m', 'printed'), handedOver('30m', 3), accepted('2h'),
      studied('2h', 'TBP LAIN follow-up urgent', { issue: 'Atap balai dusun keropos dan gentengnya jatuh saat posyandu.', facts: 'Diperiksa: tiga kuda-kuda keropos, luas 48 m2.', conclusion: 'Tidak aman dipakai sebelum diperkuat.', advice: 'Pindahkan posyandu ke balai RW, minta perkuatan sementara ke Dinas PUPR-PKP.' }),
      reported('30m', 'Mohon segera, sudah melewati waktu karena menunggu pemeriksaan lapangan.'),
    ],
  },
]
