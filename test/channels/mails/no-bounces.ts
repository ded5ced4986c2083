import { mail, multipart, ours } from './mail.ts'
import type { MailCase } from './mail.ts'

/** How people call what they write, and what they say, in the words that mail servers use too. */
const written: readonly (readonly [subject: string, text: string])[] = [
  ['Surat ditolak', 'Pak, surat saya ditolak oleh petugas loket, tidak tersedia formulir.'],
  ['Undangan tidak terkirim', 'Bantuan tidak tersedia di kelurahan.'],
  ['Surat saya ditolak kelurahan', 'Katanya nama saya tidak terdaftar dan alamat tidak sesuai KTP.'],
  ['Bantuan gagal dikirim', 'Beras bulan ini gagal dikirim ke RT 03. Nama saya tidak ditemukan di daftar penerima.'],
  ['Pengiriman KTP gagal', 'Kurir bilang pengiriman gagal karena alamat salah, padahal saya di rumah.'],
  ['Email saya tidak terkirim', 'Sudah tiga kali mengirim, tidak terkirim juga. Mohon dibantu.'],
  ['Pesan tidak dapat dikirim lewat aplikasi', 'Selalu muncul tulisan gagal mengirim, penerima tidak ada.'],
  ['Kiriman tidak sampai: alamat tidak ditemukan', 'Tukang pos menulis "alamat tidak ditemukan". Nomor rumah di jalan kami hilang semua.'],
  ['Permohonan ditolak sistem', 'Pengguna tidak terdaftar, begitu tulisannya. Permohonan ditolak oleh sistem.'],
  ['E-mail undeliverable ke kantor Bapak', 'Undeliverable terus. Saya coba lagi lewat alamat ini.'],
  ['Undeliverable', 'My letter to the sub-district came back as undeliverable: mailbox full. Please help.'],
  ['Mail delivery failed', 'The postman says delivery failed, the address does not exist. I have lived here for ten years.'],
  ['Gagal kirim berkas', 'Unggah berkas gagal: 550 5.1.1 user unknown. Ini fotonya saya lampirkan nanti.'],
  ['Failure notice from PLN', 'They sent a failure notice, 554 permanent error, whatever that means. The street is still dark.'],
  ['Pemberitahuan kegagalan layanan', 'Loket tidak bisa menerima berkas, kotak surat di depan kantor penuh.'],
  ['Surel saya ditolak', 'Balasan server: 552 5.2.2 Mailbox full. Tolong kosongkan kotak surel kelurahan.'],
  ['Penyampaian aspirasi ditunda', 'Warga tidak dapat disampaikan aspirasinya karena rapat ditunda terus, akan dicoba minggu depan katanya.'],
  ['Surat tertunda', 'Pengiriman surat pengantar tertunda dua minggu, masih mencoba menghubungi RT.'],
  ['Delivered: nothing', 'Could not be delivered, says the courier.'],
]
const answering = { 'In-Reply-To': `<${ours}@kantor.example>`, References: `<awal@example.com> <${ours}@kantor.example>` }
const quoted = (text: string) => `${text}\n\nPada Sel, 24 Nov 2026 09.00 Kecamatan <aduan@kantor.example> menulis:\n> Laporan Anda kami terima.\n> Message-ID: <${ours}@kantor.example>\n`
const person = (name: string, raw: Buffer): MailCase => ({ name, raw, kind: 'message' })

const bounced = 'Content-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example.net\n\nFinal-Recipient: rfc822; lurah@example.com\nAction: failed\nStatus: 5.1.1\n'
const returnedHeaders = `Content-Type: text/rfc822-headers\n\nFrom: aduan@kantor.example\nMessage-ID: <${ours}@kantor.example>\n`
const returnedMail = `Content-Type: message/rfc822\n\nFrom: aduan@kantor.example\nSubject: Tanda Terima\nMessage-ID: <${ours}@kantor.example>\n\nisi`
const said = 'Content-Type: text/plain\n\nSurel saya tidak terkirim, 550 5.1.1 user unknown. Buktinya terlampir.'

/** People's mail that sounds like a mail server's, also in answer to ours. */
export const peopleNotBounces: MailCase[] = [
  ...written.flatMap(([subject, text]) => [
    person(`"${subject}"`, mail({ Subject: subject }, text)),
    person(`"${subject}", in answer to us`, mail({ Subject: subject, ...answering }, text)),
    { ...person(`"Re: ${subject}", in answer to us, quoting us`, mail({ Subject: `Re: ${subject}`, To: 'aduan+k9x2@kantor.example', ...answering }, quoted(text))), tag: 'k9x2' },
    person(`"${subject}" from another office's web form`, mail({ Subject: subject, From: 'web@kantor-lain.example', 'Reply-To': 'siti@example.com', 'Auto-Submitted': 'auto-generated', 'Return-Path': '<>' }, text)),
  ]),
  person('one who looks after a mail server, in answer to us', mail({ From: 'Pak Anto <postmaster@desa.example>', Subject: 'Re: Surat ditolak', ...answering }, 'Surat ditolak oleh petugas, blangko tidak tersedia.')),
  person('one who answers to our address for bounces', mail({ To: `aduan+b.${ours}@kantor.example`, Subject: 'Re: Pesan tidak terkirim', ...answering }, 'Surat saya ditolak oleh loket.')),
  person('one who passes a bounce on, with its parts', multipart({ Subject: 'Fwd: Undelivered Mail Returned to Sender' }, 'mixed', [said, bounced, returnedHeaders])),
  person('one who attaches the parts of a bounce', multipart({ Subject: 'Surel tidak terkirim', ...answering }, 'mixed', [said, bounced])),
  { ...person('one who attaches our mail', multipart({ Subject: 'Surel tidak terkirim', ...answering }, 'mixed', [said, returnedMail])), forwardedFrom: 'aduan@kantor.example' },
]
