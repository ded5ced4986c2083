import type { Finding } from '../adapter.ts'
import type { GammuTables, Modem } from './gammu-tables.ts'

/** Whether SMSD and its modem work, for `tanggap channel test`. */
export async function checkGammu(name: string, tables: GammuTables): Promise<Finding[]> {
  let facts: Awaited<ReturnType<GammuTables['lastSeconds']>>
  let modems: Modem[]
  try {
    facts = await tables.lastSeconds()
    modems = await tables.modems()
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    const noTables = code === '42P01'
    return [{
      ok: false, what: { id: `basis data SMSD: ${code || 'tidak menjawab'}`, en: `SMSD's database: ${code || 'no answer'}` },
      advice: noTables
        ? { id: 'Muat skema Gammu (pgsql.sql dari paket gammu-smsd) ke basis data ini.', en: 'Load Gammu\'s schema (pgsql.sql of the package gammu-smsd) into this database.' }
        : { id: 'Periksa alamat, nama pengguna, kata sandi, dan hak baca-tulis pada setelan "database".', en: 'Check the address, user, password and rights in the setting "database".' },
    }]
  }
  return [
    { ok: true, what: { id: `basis data SMSD terbaca (skema ${facts.version})`, en: `SMSD's database can be read (schema ${facts.version})` } },
    ...modemsOf(modems),
    {
      ok: facts.unprocessed < 1_000,
      what: {
        id: `SMS masuk terakhir: ${ago(facts.inbox).id}; belum diambil: ${facts.unprocessed}. SMS keluar terakhir: ${ago(facts.sent).id}; dalam antrean: ${facts.queued}`,
        en: `last SMS in: ${ago(facts.inbox).en}; not taken yet: ${facts.unprocessed}. Last SMS out: ${ago(facts.sent).en}; queued: ${facts.queued}`,
      },
      advice: { id: 'Banyak SMS belum diambil: apakah program ini berjalan?', en: 'Many SMS were not taken: does this program run?' },
    },
    ...zonesOf(facts.ahead),
    {
      ok: true,
      what: {
        id: `panggilan tak terjawab: di smsdrc isi hangupcalls = 1 dan runonincomingcall = skrip yang memanggil alamat panggilan masuk (curl); lihat panduan kanal, bagian telepon (${name})`,
        en: `missed calls: in smsdrc set hangupcalls = 1 and runonincomingcall = a script that calls the address for incoming calls (curl); see the channel manual, telephone (${name})`,
      },
    },
  ]
}

function modemsOf(modems: readonly Modem[]): Finding[] {
  if (modems.length === 0) {
    return [{
      ok: false, what: { id: 'SMSD belum pernah tersambung ke modem', en: 'SMSD has never been connected to a modem' },
      advice: { id: 'Jalankan gammu-smsd, lalu lihat lognya: port dan izin modem, PIN kartu SIM.', en: 'Start gammu-smsd and read its log: the modem\'s port and permissions, the SIM\'s PIN.' },
    }]
  }
  return modems.flatMap(({ id, alive, seenSecondsAgo, signal, battery, network, sends, receives }): Finding[] => [
    {
      ok: alive, what: { id: `modem ${id}: terakhir terlihat ${ago(seenSecondsAgo).id}`, en: `modem ${id}: last seen ${ago(seenSecondsAgo).en}` },
      advice: { id: 'Apakah gammu-smsd berjalan? (systemctl status gammu-smsd)', en: 'Does gammu-smsd run? (systemctl status gammu-smsd)' },
    },
    {
      // 0 and less: the modem does not say.
      ok: signal <= 0 || signal >= 20,
      what: { id: `modem ${id}: sinyal ${known(signal, 'tidak diketahui')}, baterai ${known(battery, 'tidak diketahui')}, jaringan ${network || '–'}`, en: `modem ${id}: signal ${known(signal, 'unknown')}, battery ${known(battery, 'unknown')}, network ${network || '–'}` },
      advice: { id: 'Sinyal lemah: pindahkan modem atau antenanya.', en: 'Weak signal: move the modem or its antenna.' },
    },
    {
      ok: sends && receives, what: { id: `modem ${id}: ${sends ? 'mengirim' : 'tidak mengirim'}, ${receives ? 'menerima' : 'tidak menerima'}`, en: `modem ${id}: ${sends ? 'sends' : 'does not send'}, ${receives ? 'receives' : 'does not receive'}` },
      advice: { id: 'Isi send = yes dan receive = yes di smsdrc.', en: 'Set send = yes and receive = yes in smsdrc.' },
    },
  ])
}

/** SMSD writes its machine's time, the database its own: where they differ by hours, SMSD finds no delivery report's message. */
function zonesOf(ahead: number | null): Finding[] {
  if (ahead === null) return []
  const hours = Math.round(ahead / 3_600)
  // Days apart is an SMS that came late.
  if (hours === 0 || Math.abs(hours) > 14 || Math.abs(ahead - hours * 3_600) > 600) return []
  return [{
    ok: false, what: { id: `jam SMSD dan jam basis datanya berbeda ${Math.abs(hours)} jam`, en: `the clocks of SMSD and of its database are ${Math.abs(hours)} hours apart` },
    advice: { id: 'Samakan zona waktu basis data dengan komputer SMSD (alter database … set timezone), kalau tidak laporan kirim tidak dikenali.', en: 'Set the database\'s zone to that of SMSD\'s machine (alter database … set timezone), or delivery reports are not recognised.' },
  }]
}

const known = (value: number, otherwise: string) => (value > 0 ? `${value}%` : otherwise)

function ago(seconds: number | null): { id: string; en: string } {
  if (seconds === null) return { id: 'belum pernah', en: 'never' }
  const [value, id, en] = seconds < 120 ? [seconds, 'detik', 's'] : seconds < 7_200 ? [seconds / 60, 'menit', 'min'] : seconds < 172_800 ? [seconds / 3_600, 'jam', 'h'] : [seconds / 86_400, 'hari', 'days']
  return { id: `${Math.max(0, Math.round(value))} ${id} lalu`, en: `${Math.max(0, Math.round(value))} ${en} ago` }
}
