import { mail, multipart } from './mail.ts'
import type { MailCase } from './mail.ts'

const reply = { Subject: 'Re: Pengaduan Anda', 'In-Reply-To': '<kami-1@kantor.example>' }
const own = 'Sudah saya lengkapi.'
const old = 'Mohon lengkapi alamat.'
const answered = (name: string, body: string, folds = [old]): MailCase => ({ name, raw: mail(reply, body), kind: 'message', text: own, folds })

/** Answers as the programs in use write them: what the person wrote stands apart from what was there before. */
export const replyMails: MailCase[] = [
  answered('Gmail in Indonesian', `${own}\n\nPada tanggal Sel, 24 Nov 2026 pukul 09.00 Kantor <aduan@kantor.example> menulis:\n\n> ${old}\n> Salam`),
  answered('Gmail in Indonesian, its line broken', `${own}\n\nPada tanggal Sel, 24 Nov 2026 pukul 09.00 Kantor Kecamatan <\naduan@kantor.example> menulis:\n\n> ${old}`),
  answered('Gmail in English', `${own}\n\nOn Tue, Nov 24, 2026 at 9:00 AM Kantor <aduan@kantor.example> wrote:\n\n> ${old}`),
  answered('Gmail in English, wrote on a line of its own', `${own}\n\nOn Tue, Nov 24, 2026 at 9:00 AM Kantor <aduan@kantor.example>\nwrote:\n\n> ${old}`),
  answered('iPhone in Indonesian', `${own}\n\nDikirim dari iPhone saya\n\n> Pada 24 Nov 2026, pukul 09.00, Kantor <aduan@kantor.example> menulis:\n> \n> ${old}`, [old, 'Dikirim dari iPhone saya']),
  answered('iPhone in English', `${own}\n\nSent from my iPhone\n\n> On 24 Nov 2026, at 09.00, Kantor <aduan@kantor.example> wrote:\n> \n> ${old}`, [old, 'Sent from my iPhone']),
  answered('Yahoo without quote signs', `${own}\n\nDikirim dari Yahoo Mail untuk Android\n\n  Pada Sel, 24 Nov 2026 pada 9:00, Kantor<aduan@kantor.example> menulis:   ${'\n\n'}${old}\nSalam kami`, [old, 'Salam kami']),
  answered('Outlook in Indonesian', `${own}\n\n________________________________\nDari: Kantor <aduan@kantor.example>\nDikirim: Selasa, 24 November 2026 09.00\nKepada: Budi <budi@example.com>\nPerihal: Pengaduan Anda\n\n${old}`),
  answered('Outlook in English', `${own}\n\nFrom: Kantor <aduan@kantor.example>\nSent: Tuesday, November 24, 2026 9:00 AM\nTo: Budi <budi@example.com>\nSubject: Pengaduan Anda\n\n${old}`),
  answered('Outlook with bold names', `${own}\n\n*From:* Kantor [mailto:aduan@kantor.example]\n*Sent:* Tuesday, November 24, 2026 9:00 AM\n*To:* Budi\n*Subject:* Pengaduan Anda\n\n${old}`),
  answered('Outlook in Malay', `${own}\n\nDaripada: Kantor <aduan@kantor.example>\nDihantar: Selasa, 24 November 2026 09.00\nKepada: Budi\nSubjek: Aduan\n\n${old}`),
  answered('Original Message', `${own}\n\n-----Original Message-----\nFrom: Kantor\n${old}`),
  answered('Pesan Asli', `${own}\n\n-------- Pesan Asli --------\nDari: Kantor\n${old}`),
  answered('Samsung', `${own}\n\nDikirim dari Ponsel Samsung Galaxy saya\n\n-------- Pesan asli --------\nDari: Kantor <aduan@kantor.example>\n${old}`, [old, 'Samsung']),
  answered('Thunderbird', `${own}\n\nOn 24/11/2026 09:00, Kantor wrote:\n> ${old}\n`),
  answered('the old Gmail', `${own}\n\n2026-11-24 9:00 GMT+07:00 Kantor <aduan@kantor.example>:\n\n> ${old}`),
  answered('quote signs alone', `${own}\n\n> ${old}\n>> lebih lama`, [old, 'lebih lama']),
  answered('the answer below', `Pada 24/11/2026 09.00, Kantor menulis:\n> ${old}\n\n${own}`),
  { name: 'answers between the lines', raw: mail(reply, `On 24/11/2026 09:00, Kantor wrote:\n> Alamat?\nJalan Mawar 3\n> Telepon?\n0812\n`), text: 'Jalan Mawar 3\n0812', folds: ['Alamat?', 'Telepon?'] },
  { name: 'a telephone\'s line without an older mail', raw: mail({}, 'Lampu jalan mati.\n\nDikirim dari iPhone'), text: 'Lampu jalan mati.', quoted: 'Dikirim dari iPhone' },
  { name: 'a last sentence that starts like a telephone\'s line', raw: mail({}, 'Lampu mati.\nDikirim dari warga RT 03 dengan hormat'), has: ['Dikirim dari warga RT 03'], quoted: null },
  { name: 'the signature stays: it has name and address', raw: mail({}, 'Lampu mati.\n\n-- \nBudi Santoso\nJl. Mawar 3 RT 03'), has: ['Jl. Mawar 3 RT 03'], quoted: null },
  { name: 'nothing of its own: nothing is folded', raw: mail(reply, `Pada Sel, 24 Nov 2026 Kantor <aduan@kantor.example> menulis:\n> ${old}`), has: [old], quoted: null },
  { name: 'Gmail as HTML alone', raw: mail({ ...reply, 'Content-Type': 'text/html; charset=utf-8' }, `<div dir="ltr">${own}</div><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">Pada tanggal Sel, 24 Nov 2026 pukul 09.00 Kantor &lt;<a href="mailto:aduan@kantor.example">aduan@kantor.example</a>&gt; menulis:<br></div><blockquote class="gmail_quote"><p>${old}</p></blockquote></div>`), text: own, folds: [old] },
  { name: 'Outlook as HTML alone', raw: mail({ ...reply, 'Content-Type': 'text/html; charset=utf-8' }, `<html><head><style>p {color: red}</style><title>x</title></head><body><p class=MsoNormal>${own}<o:p></o:p></p><div style='border-top:solid #E1E1E1 1.0pt'><p><b>From:</b> Kantor &lt;aduan@kantor.example&gt;<br><b>Sent:</b> Tuesday, November 24, 2026 9:00 AM<br><b>To:</b> Budi<br><b>Subject:</b> Pengaduan</p></div><p>${old}</p></body></html>`), text: own, folds: [old], lacks: ['color'] },
  {
    name: 'Gmail with both texts', text: own, folds: [old], attachments: [],
    raw: multipart(reply, 'alternative', [`Content-Type: text/plain; charset=utf-8\n\n${own}\n\nOn Tue, Nov 24, 2026 at 9:00 AM Kantor <aduan@kantor.example> wrote:\n\n> ${old}\n`, `Content-Type: text/html\n\n<p>${own}</p><blockquote>${old}</blockquote>`]),
  },
]

const forwardedWords = 'Jalan di depan rumah berlubang.'
/** Mails that pass on somebody else's. */
export const forwardMails: MailCase[] = [
  { name: 'Gmail passes on', raw: mail({ Subject: 'Fwd: Jalan' }, `Mohon dibantu\n\n---------- Forwarded message ---------\nDari: Siti Aminah <siti@example.com>\nDate: Sel, 24 Nov 2026 pukul 08.00\nSubject: Jalan\nTo: Budi <budi@example.com>\n\n${forwardedWords}`), has: ['Mohon dibantu', forwardedWords], quoted: null, forwardedFrom: 'Siti Aminah <siti@example.com>', notes: ['forwarded'] },
  { name: 'iPhone passes on', raw: mail({ Subject: 'Fwd: Jalan' }, `Awal pesan terusan:\n\n> Dari: Siti <siti@example.com>\n> Perihal: Jalan\n> Tanggal: 24 November 2026\n> \n> ${forwardedWords}`), has: [forwardedWords], quoted: null, forwardedFrom: 'Siti <siti@example.com>' },
  { name: 'Outlook passes on', raw: mail({ Subject: 'FW: Jalan' }, `Mohon dibantu\n\nFrom: Siti <siti@example.com>\nSent: Tuesday, November 24, 2026 8:00 AM\nTo: Budi\nSubject: Jalan\n\n${forwardedWords}`), has: ['Mohon dibantu', forwardedWords], quoted: null, forwardedFrom: 'Siti <siti@example.com>' },
  {
    name: 'a mail as a file, without a word', text: `Dari: Siti <siti@example.com>\nTanggal: Tue, 24 Nov 2026 08:00:00 +0700\nPerihal: Jalan berlubang\n\n${forwardedWords}`, forwardedFrom: 'Siti <siti@example.com>', attachments: [{ name: 'jalan.eml', mediaType: 'message/rfc822' }],
    raw: multipart({ Subject: 'Fwd: Jalan' }, 'mixed', [`Content-Type: message/rfc822; name=jalan.eml\n\nFrom: Siti <siti@example.com>\nDate: Tue, 24 Nov 2026 08:00:00 +0700\nSubject: =?utf-8?Q?Jalan_berlubang?=\nContent-Type: text/html\n\n<p>${forwardedWords}</p>`]),
  },
  {
    name: 'a mail as a file, with a word', has: ['Mohon ditindaklanjuti', 'Dari: Siti', forwardedWords], forwardedFrom: 'Siti <siti@example.com>', attachments: [{ name: 'lampiran-1.eml', mediaType: 'message/rfc822' }],
    raw: multipart({}, 'mixed', ['Content-Type: text/plain\n\nMohon ditindaklanjuti', `Content-Type: message/rfc822\nContent-Transfer-Encoding: 8bit\n\nFrom: Siti <siti@example.com>\nSubject: Jalan\n\n${forwardedWords}`]),
  },
]
