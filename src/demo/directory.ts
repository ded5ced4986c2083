import type { PartyInput } from '../office/parties.ts'

/** Outside parties of the demo. Numbers and addresses that ring nobody: 0335-000xxx is not given to anyone, .example leads nowhere. */
function party(name: string, kind: string, replyDays: number, address: string, extension: number, mailbox: string): PartyInput {
  return { name, kind, replyDays, address, phone: `0335-000${String(extension).padStart(3, '0')}`, email: `${mailbox}@demo.example` }
}

const city = 'Kota Probolinggo'

export const demoParties: readonly PartyInput[] = [
  party('Dinas PUPR-PKP', 'Dinas', 5, `Kompleks perkantoran, ${city} (contoh)`, 101, 'puprpkp'),
  party('Dinas Lingkungan Hidup', 'Dinas', 3, `Kompleks perkantoran, ${city} (contoh)`, 102, 'dlh'),
  party('Dinas Perhubungan', 'Dinas', 3, `Kompleks perkantoran, ${city} (contoh)`, 103, 'dishub'),
  party('Dinas Kependudukan dan Pencatatan Sipil', 'Dinas', 3, `Kompleks perkantoran, ${city} (contoh)`, 104, 'disdukcapil'),
  party('Dinas Sosial PPPA', 'Dinas', 5, `Kompleks perkantoran, ${city} (contoh)`, 105, 'dinsos'),
  party('Dinas Pendidikan dan Kebudayaan', 'Dinas', 5, `Kompleks perkantoran, ${city} (contoh)`, 106, 'disdikbud'),
  party('Satpol PP', 'Perangkat daerah', 2, `Kompleks perkantoran, ${city} (contoh)`, 107, 'satpolpp'),
  party('BPBD', 'Perangkat daerah', 1, `Kompleks perkantoran, ${city} (contoh)`, 108, 'bpbd'),
  party('Inspektorat', 'Perangkat daerah', 10, `Kompleks perkantoran, ${city} (contoh)`, 109, 'inspektorat'),
  party('Polsek Wonoasih', 'Kepolisian', 2, 'Kecamatan Wonoasih (contoh)', 110, 'polsek'),
  party('Puskesmas Wonoasih', 'Puskesmas', 3, 'Kecamatan Wonoasih (contoh)', 111, 'puskesmas'),
  party('PLN ULP Probolinggo', 'BUMN', 3, `${city} (contoh)`, 112, 'pln'),
  party('Perumdam Bayuangga', 'BUMD', 3, `${city} (contoh)`, 113, 'perumdam'),
  party('Kantor Pertanahan', 'Instansi vertikal', 10, `${city} (contoh)`, 114, 'pertanahan'),
  ...['Jrebeng Kidul', 'Pakistaji', 'Kedunggaleng', 'Kedung Asem', 'Sumber Taman', 'Wonoasih'].map((area, index) =>
    party(`Kelurahan ${area}`, 'Kelurahan', 2, `Kantor Kelurahan ${area} (contoh)`, 121 + index, `kel.${area.toLowerCase().replace(' ', '')}`)),
]
