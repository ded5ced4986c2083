import type { Role } from '../office/roles.ts'

/** A person of the demo office; all sign in with the same password. */
export interface DemoAccount { role: Role; name: string; title: string; email: string; nip?: string; rank?: string }

/** Known to everyone who reads this: the accounts exist in demo databases only, and a demo database never opens as a real one. */
export const demoPassword = 'mangga-anggur-manis'

export const demoAccounts: readonly DemoAccount[] = [
  { role: 'petugas', name: 'Rina Kusumawati', title: 'Petugas Loket', email: 'loket@demo.example', nip: '199203182019022005', rank: 'Pengatur Muda Tingkat I (II/b)' },
  { role: 'kasi-pelayanan', name: 'Bambang Hariyanto, S.Sos.', title: 'Kepala Seksi Pelayanan', email: 'kasi.pelayanan@demo.example', nip: '197504122000031004', rank: 'Penata Tingkat I (III/d)' },
  { role: 'kasi', name: 'Moh. Taufik Hidayat, S.H.', title: 'Kepala Seksi Trantibum', email: 'kasi.trantibum@demo.example', nip: '197811052003121002', rank: 'Penata (III/c)' },
  { role: 'sekcam', name: 'Dra. Endang Sulistyowati', title: 'Sekretaris Kecamatan', email: 'sekcam@demo.example', nip: '196909231995032001', rank: 'Pembina (IV/a)' },
  { role: 'camat', name: 'Ahmad Syaifuddin, S.STP., M.Si.', title: 'Camat Wonoasih', email: 'camat@demo.example', nip: '197202171993111001', rank: 'Pembina Tingkat I (IV/b)' },
  { role: 'arsiparis', name: 'Nur Laili Fitriyah, A.Md.', title: 'Arsiparis', email: 'arsip@demo.example', nip: '199006152015032003', rank: 'Pengatur (II/c)' },
  { role: 'admin', name: 'Dimas Prasetyo, S.Kom.', title: 'Administrator', email: 'admin@demo.example' },
  { role: 'auditor', name: 'Sri Wahyuni, S.E.', title: 'Auditor', email: 'auditor@demo.example' },
]

/** What a demo prints at every start: who may sign in, and with what. */
export function demoGreeting(publicUrl: string): string {
  const rows = [['Peran', 'Surel', 'Kata sandi'], ...demoAccounts.map(({ title, email }) => [title, email, demoPassword])]
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const lines = rows.map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd())
  return ['', `Ini peragaan: orang dan pengaduannya hanya contoh. Masuk sebagai petugas di ${publicUrl}/masuk`, ...lines, ''].join('\n')
}
