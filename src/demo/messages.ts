import type { InboundMessage, MessageFile, OutboundContent } from '../channels/message.ts'
import { findByExternalId, takeMessage } from '../channels/store/inbound.ts'
import { queueMessage } from '../channels/store/outbound.ts'
import { openedUnder } from '../complaint/store/facts.ts'
import { withTransaction } from '../platform/transaction.ts'
import { handleMessage } from '../procedure/incoming/handle-message.ts'
import { keepPastedChat } from '../procedure/incoming/paste-chat.ts'
import type { House } from '../procedure/house.ts'
import { demoAccountNames } from './channels.ts'
import { floodPhoto, mailFile } from './files.ts'
import type { DemoFile } from './files.ts'

const maxBytes = 200_000

/** A message to the demo office, so many minutes before its start. */
interface Came { minutes: number; key: string; channel: 'email' | 'sms'; sender: string | null; name?: string; kind?: InboundMessage['kind']; subject?: string; text: string; quoted?: string; files?: readonly DemoFile[] }
/** A message of the demo office about one of its complaints. */
interface Went {
  minutes: number; story: string; channel: 'email' | 'sms'; recipient: string; event: string; subject?: string; text: string; withReceipt?: boolean
  became: { outcome: 'sent' | 'delivered' | 'failed'; words: string } | { bounce: string } | { dueIn: number }
}

/**
 * Messages of the demo: a conversation by SMS, mails and SMS that wait for an officer, some that need nobody, and outgoing ones on every stage of
 * their way. All come in by the same door as from a real network and are handled by the same code. Playing them again changes nothing.
 */
export async function playMessages(house: House, now: Temporal.Instant): Promise<void> {
  const code = (await caseOf(house, 'pju-depan-sd')).trackingCode
  for (const message of went) await send(house, message, now)
  for (const message of came(code)) await receive(house, message, now)
  const pastedAt = now.subtract({ minutes: 33 })
  const head = (minutesBefore: number) => chatHead(pastedAt.subtract({ minutes: minutesBefore }).toZonedDateTimeISO(house.workplace.zone))
  const chat = [
    `${head(4)} - +62 812-0000-0195: Permisi admin, mau lapor kabel internet di depan warung saya melintang rendah sekali, tadi nyangkut di truk`,
    `${head(3)} - Loket Kecamatan: Baik Bu, warungnya di sebelah mana?`,
    `${head(1)} - +62 812-0000-0195: Pertigaan Jl. Delima, sebelah bengkel las. Saya Bu Wiwik`,
  ].join('\n')
  await keepPastedChat({ ...house, workplace: { ...house.workplace, now: () => pastedAt } }, { chat, sender: '+62 812-0000-0195', number: '0812-0000-0195', name: 'Bu Wiwik', files: [] })
}

/** `24/11/26 10.15`, as the app writes it on a telephone. */
function chatHead({ day, month, year, hour, minute }: Temporal.ZonedDateTime): string {
  const two = (n: number) => String(n).padStart(2, '0')
  return `${two(day)}/${two(month)}/${two(year % 100)} ${two(hour)}.${two(minute)}`
}

const came = (code: string): readonly Came[] => [
  { minutes: 52, key: 'sms-lampu-1', channel: 'sms', sender: '+6281200000191', text: 'pak lampu jalan di gang delima mati semua dari kemarin malam, gelap sekali anak2 takut berangkat ngaji' },
  { minutes: 44, key: 'sms-lampu-2', channel: 'sms', sender: '+6281200000191', text: 'Nama saya Sunarti' },
  {
    minutes: 95, key: 'surel-saluran', channel: 'email', sender: 'lilik@surel.example', name: 'Lilik Handayani', subject: 'Saluran mampet lagi', files: [floodPhoto],
    text: 'Selamat siang, hujan semalam air naik lagi sampai teras. Foto saya lampirkan. Kalau boleh tahu, pengerukannya jadi minggu ini?\n\nLilik',
    quoted: 'Yth. Ibu Lilik, pengaduan Ibu sudah kami serahkan kepada Kasi Pelayanan.',
  },
  { minutes: 71, key: 'sms-kode', channel: 'sms', sender: '+6281200000192', text: `Saya tetangganya Bu Hotijah, mau tanya aduan ${code} lampunya kapan dipasang?` },
  { minutes: 130, key: 'sms-hadiah', channel: 'sms', sender: '+6281200000193', text: 'SELAMAT! Nomor Anda terpilih memenangkan undian Rp 75 juta dari Gebyar Isi Ulang. PIN pemenang 25h9k7. Klik bit.ly/hadiah-anda' },
  { minutes: 88, key: 'surel-cuti', channel: 'email', sender: 'edi.santoso@surel.example', name: 'Edi Santoso', kind: 'auto-reply', subject: 'Balasan otomatis: Kabar pengaduan Anda', text: 'Saya sedang di luar kota sampai Jumat. Surel Anda akan saya baca sesudahnya.' },
  { minutes: 20, key: 'sms-layanan', channel: 'sms', sender: 'INFO-PULSA', kind: 'service', text: 'Kuota Anda tersisa 200 MB. Isi ulang sebelum pukul 23.59.' },
]

const went: readonly Went[] = [
  { minutes: 190, story: 'musik-hajatan', channel: 'sms', recipient: '+6281200000184', event: 'handed-on', text: 'Pengaduan Anda sudah diserahkan kepada Kasi Pelayanan untuk ditelaah.', became: { outcome: 'failed', words: 'Ditolak jaringan: nomor tujuan tidak aktif (SMSC 27).' } },
  { minutes: 100, story: 'bangunan-di-saluran', channel: 'email', recipient: 'edi.santoso@surel.example', event: 'handed-on', subject: 'Kabar pengaduan Anda', text: 'Yth. Bapak Edi Santoso, pengaduan Bapak masih dalam tindak lanjut bersama dinas. Kabar berikutnya kami kirim sesudah peninjauan.', became: { bounce: '552 5.2.2 Kotak surat penerima penuh.' } },
  { minutes: 70, story: 'papan-nama-jalan', channel: 'email', recipient: 'susi@surel.example', event: 'receipt', subject: 'Tanda Terima pengaduan', withReceipt: true, text: 'Yth. Ibu Susi Susanti, terlampir Tanda Terima pengaduan Ibu.', became: { outcome: 'sent', words: '250 2.0.0 Ok: queued as 4Zq1Vw2cJ9z' } },
  { minutes: 125, story: 'sumur-asin', channel: 'sms', recipient: '+6281200000183', event: 'receipt', text: 'Pengaduan Anda sudah tercatat. Tanda Terima ada di halaman lacak.', became: { outcome: 'delivered', words: 'Laporan jaringan: DELIVRD' } },
  { minutes: 12, story: 'ayam-masuk-pekarangan', channel: 'sms', recipient: '+6281200000182', event: 'received', text: 'Pengaduan Anda sudah kami terima dan diperiksa kelengkapannya.', became: { dueIn: 600 } },
]

async function receive(house: House, { minutes, key, channel, sender, name, kind = 'message', subject, text, quoted, files = [] }: Came, start: Temporal.Instant): Promise<void> {
  const at = start.subtract({ minutes })
  const then = { ...house, workplace: { ...house.workplace, now: () => at } }
  const attachments = await Promise.all(files.map((file) => store(house, file)))
  const raw = channel === 'email' ? await store(house, mailFile('asli.eml', sender ?? '', subject ?? '', text)) : null
  const externalId = `demo:${key}`
  await takeMessage(then.workplace, {
    channel, account: demoAccountNames[channel], externalId, kind, sender, senderName: name ?? null, recipient: channel === 'email' ? 'aduan@demo.example' : null, sentAt: at, receivedAt: at, subject: subject ?? null, text,
    quoted: quoted ?? null, attachments, raw: raw && { sha256: raw.sha256, size: raw.size }, hints: channel === 'email' ? { messageId: `${key}@surel.example` } : {},
  })
  const kept = await findByExternalId(house.pool, house.workplace.officeId, channel, externalId)
  if (kept) await handleMessage(then, kept.id)
}

async function send(house: House, { minutes, story, channel, recipient, event, subject, text, withReceipt, became }: Went, start: Temporal.Instant): Promise<void> {
  const { pool, officeId, newId } = house.workplace
  const at = start.subtract({ minutes })
  const { id: complaintId } = await caseOf(house, story)
  const receipt = withReceipt ? await house.receiptOf(complaintId) : null
  const files: MessageFile[] = receipt ? [{ sha256: receipt.sha256, size: receipt.bytes.byteLength, mediaType: 'application/pdf', name: 'tanda-terima.pdf' }] : []
  const content: OutboundContent = { text, ...(subject ? { subject } : {}), ...(files.length > 0 ? { files } : {}) }
  const id = newId(at)
  // Far enough ahead that no sender takes it before its way is written down.
  const notBefore = start.add({ minutes: 'dueIn' in became ? became.dueIn : 24 * 60 })
  const message = { id, key: `demo:${story}:${event}`, channel, recipient, event, language: 'id', complaintId, attemptId: null, content, notBefore, expiresAt: notBefore.add({ hours: 24 }) }
  const isNew = await withTransaction(pool, (client) => queueMessage(client, officeId, message, at))
  if (!isNew || 'dueIn' in became) return
  const then = { ...house.workplace, now: () => at.add({ minutes: 2 }) }
  if ('outcome' in became) await house.post.report({ channel, id, outcome: became.outcome, words: became.words, at: at.add({ minutes: 1 }) })
  else {
    await house.post.report({ channel, id, outcome: 'sent', words: '250 2.0.0 Ok: queued', at: at.add({ minutes: 1 }) })
    await takeMessage(then, {
      channel, account: demoAccountNames[channel], externalId: `demo:bounce:${story}`, kind: 'report', sender: 'mailer-daemon@surel.example', senderName: null, recipient: 'aduan@demo.example', sentAt: then.now(), receivedAt: then.now(),
      subject: 'Undelivered Mail Returned to Sender', text: became.bounce, quoted: null, attachments: [], raw: null, hints: {}, report: { channel, id, outcome: 'failed', words: became.bounce, at: then.now() },
    })
  }
}

async function store({ files }: House, { name, bytes }: DemoFile): Promise<MessageFile> {
  const put = await files.put(bytes(), maxBytes)
  if (!put.ok) throw new Error(`demo file ${name} is too large`)
  return { ...put.file, mediaType: name.endsWith('.png') ? 'image/png' : 'message/rfc822', name }
}

async function caseOf({ workplace: { pool, officeId } }: House, story: string): Promise<{ id: string; trackingCode: string }> {
  const opened = await openedUnder(pool, officeId, `demo:${story}`)
  if (!opened) throw new Error(`the demo has no complaint ${story}`)
  return opened
}
