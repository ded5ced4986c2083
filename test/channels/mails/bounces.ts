import { mail, multipart, ours } from './mail.ts'
import type { MailCase } from './mail.ts'

const verp = `aduan+b.${ours}@kantor.example`
const returned = `Received: from x by y\nFrom: Aduan <aduan@kantor.example>\nTo: budi@example.com\nSubject: Tanda Terima\nMessage-ID: <${ours}@kantor.example>\n`
const daemon = { From: 'Mail Delivery System <MAILER-DAEMON@mx.example.net>', 'Auto-Submitted': 'auto-replied', 'Return-Path': '<>' }

interface Dsn { action: string; status?: string; diagnostic?: string; to?: string; envelopeId?: string; original?: string; more?: string }
const dsn = ({ action, status = '5.1.1', diagnostic = 'smtp; 550 5.1.1 <budi@example.com>: User unknown', to = verp, envelopeId, original = `Content-Type: message/rfc822\n\n${returned}\nisi`, more = '' }: Dsn) => multipart(
  { ...daemon, To: to, Subject: 'Undelivered Mail Returned to Sender' }, 'report; report-type=delivery-status', [
    'Content-Type: text/plain\n\nThis is the mail system at host mx.example.net.',
    `Content-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example.net\n${envelopeId ? `Original-Envelope-Id: ${envelopeId}\n` : ''}Arrival-Date: Tue, 24 Nov 2026 10:00:00 +0700\n\nFinal-Recipient: rfc822; budi@example.com\nAction: ${action}\nStatus: ${status}\nRemote-MTA: dns; in.example.com\nDiagnostic-Code: ${diagnostic}\n${more}`,
    original,
  ])
const other = 'Content-Type: text/rfc822-headers\n\nFrom: x@example.org\nMessage-ID: <lain@example.org>\n'
const report = (name: string, raw: Buffer, outcome: 'failed' | 'delayed' | 'delivered' | 'sent', words?: string): MailCase => ({ name, raw, kind: 'report', report: { outcome, id: ours, ...(words ? { words } : {}) } })
const plain = (name: string, headers: Record<string, string | null>, body: string, outcome: 'failed' | 'delayed', words?: string): MailCase => report(name, mail({ To: verp, ...headers }, body), outcome, words)

/** Reports about mail of ours: by the standard, and as servers really write. */
export const bounceMails: MailCase[] = [
  report('Postfix: failed', dsn({ action: 'failed' }), 'failed', '5.1.1 · 550 5.1.1 <budi@example.com>: User unknown · in.example.com'),
  report('Postfix: delayed', dsn({ action: 'delayed', status: '4.4.1', diagnostic: 'smtp; connect timed out' }), 'delayed', '4.4.1 · connect timed out'),
  report('Postfix: delivered', dsn({ action: 'delivered', status: '2.0.0', diagnostic: 'smtp; 250 2.0.0 OK' }), 'delivered', '250 2.0.0 OK'),
  report('relayed', dsn({ action: 'relayed', status: '2.0.0' }), 'delivered'),
  report('expanded', dsn({ action: 'expanded', status: '2.0.0' }), 'sent'),
  report('found by the envelope id', dsn({ action: 'failed', to: 'aduan@kantor.example', envelopeId: ours.toUpperCase(), original: other }), 'failed'),
  report('found by the returned Message-ID', dsn({ action: 'failed', to: 'aduan@kantor.example' }), 'failed'),
  report('found by returned headers alone', dsn({ action: 'failed', to: 'aduan@kantor.example', original: `Content-Type: text/rfc822-headers\n\n${returned}` }), 'failed'),
  report('two recipients, one failed', dsn({ action: 'delivered', status: '2.0.0', more: '\nFinal-Recipient: rfc822; siti@example.com\nAction: failed\nStatus: 5.2.2\n' }), 'failed', '5.2.2'),
  report('no action, only a status', dsn({ action: '', status: '5.7.1' }), 'failed'),
  { name: 'about a mail that is not ours', raw: dsn({ action: 'failed', to: 'aduan@kantor.example', original: other }), kind: 'report', report: null },
  { name: 'a delivery report without its machine part', raw: multipart({ ...daemon, To: 'aduan@kantor.example' }, 'report; report-type=delivery-status', ['Content-Type: text/plain\n\nfailed', other]), kind: 'report', report: null },
  report('a read receipt', multipart({ Subject: 'Dibaca: Tanda Terima' }, 'report; report-type=disposition-notification', ['Content-Type: text/plain\n\nPesan Anda dibaca.', `Content-Type: message/disposition-notification\n\nReporting-UA: Outlook\nFinal-Recipient: rfc822; budi@example.com\nOriginal-Message-ID: <${ours}@kantor.example>\nDisposition: manual-action/MDN-sent-manually; displayed`]), 'delivered', 'displayed'),
  { name: 'a complaint about spam (ARF)', raw: multipart({ From: 'fbl@mail.example' }, 'report; report-type=feedback-report', ['Content-Type: text/plain\n\nabuse', 'Content-Type: message/feedback-report\n\nFeedback-Type: abuse\n', `Content-Type: message/rfc822\n\n${returned}`]), kind: 'report', report: null },
  plain('qmail', { From: 'MAILER-DAEMON@mail.example.net', Subject: 'failure notice' }, `Hi. This is the qmail-send program at mail.example.net.\nI'm afraid I wasn't able to deliver your message to the following addresses.\n\n<budi@example.com>:\n192.0.2.1 does not like recipient.\nRemote host said: 550 5.1.1 No such user here\nGiving up on 192.0.2.1.\n\n--- Below this line is a copy of the message.\n\n${returned}`, 'failed', '550 5.1.1 No such user here'),
  plain('qmail to the plain address', { To: 'aduan@kantor.example', From: 'MAILER-DAEMON@mail.example.net', Subject: 'failure notice' }, `Hi. This is the qmail-send program.\n<budi@example.com>:\nSorry, no mailbox here by that name. (#5.1.1)\n\n--- Below this line is a copy of the message.\n\n${returned}`, 'failed', '#5.1.1'),
  plain('Exim', { From: 'Mail Delivery System <Mailer-Daemon@host.example.id>', Subject: 'Mail delivery failed: returning message to sender', 'X-Failed-Recipients': 'budi@example.com' }, 'A message that you sent could not be delivered to one or more of its recipients.\n\n  budi@example.com\n    host mx.example.com: 552 5.2.2 Mailbox full', 'failed', '552 5.2.2 Mailbox full'),
  plain('Exim warns', { From: 'Mailer-Daemon@host.example.id', Subject: 'Warning: message 1abc delayed 24 hours' }, 'This message was created automatically by mail delivery software.\nA message that you sent has not yet been delivered to one or more of its recipients after more than 24 hours.\nNo action is required on your part. Delivery attempts will continue for some time.', 'delayed'),
  plain('Exchange', { From: 'postmaster@kantor-lain.example', Subject: 'Undeliverable: Tanda Terima' }, 'Delivery has failed to these recipients or groups:\n\nbudi@example.com\nThe email address you entered couldn\'t be found.\n\nDiagnostic information for administrators:\n#550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found ##', 'failed', '5.1.10'),
  plain('Gmail as HTML', { From: 'Mail Delivery Subsystem <mailer-daemon@googlemail.com>', Subject: 'Delivery Status Notification (Failure)', 'Content-Type': 'text/html; charset=utf-8' }, '<html><body><table><tr><td><h2>Address not found</h2><p>Your message wasn\'t delivered to <b>budi@gmail.com</b> because the address couldn\'t be found.</p><p>The response was:<br>550 5.1.1 The email account that you tried to reach does not exist.</p></td></tr></table></body></html>', 'failed', '550 5.1.1 The email account'),
  plain('Gmail in Indonesian', { From: 'Mail Delivery Subsystem <mailer-daemon@googlemail.com>', Subject: 'Delivery Status Notification (Failure)' }, '** Alamat tidak ditemukan **\n\nPesan Anda tidak terkirim ke budi@gmail.com karena alamat tidak ditemukan atau tidak dapat menerima email.', 'failed', 'tidak ditemukan'),
  plain('Yahoo', { From: 'MAILER-DAEMON@yahoo.com', Subject: 'Failure Notice' }, 'Sorry, we were unable to deliver your message to the following address.\n\n<budi@yahoo.co.id>:\n554: delivery error: dd This user doesn\'t have a yahoo.co.id account', 'failed', '554'),
  plain('an Indonesian host: mailbox full', { From: 'postmaster@isp.example.id', Subject: 'Pesan tidak dapat dikirim' }, 'Maaf, pesan Anda tidak dapat dikirim. Kotak surat penerima penuh.', 'failed', 'tidak dapat dikirim'),
  plain('an Indonesian host: delayed', { From: 'MAILER-DAEMON@isp.example.id', Subject: 'Pengiriman tertunda' }, 'Pesan Anda belum tersampaikan. Server masih mencoba mengirim selama 3 hari.', 'delayed'),
  plain('a Malay host', { From: 'postmaster@isp.example.my', Subject: 'E-mel gagal dihantar' }, 'Mesej tidak dapat dihantar: pengguna tidak wujud', 'failed'),
  plain('Lotus Notes', { From: 'postmaster@notes.example', Subject: 'DELIVERY FAILURE: User budi (budi@example.com) not listed in Domino Directory' }, 'Your message\n  Subject: Tanda Terima\nwas not delivered to: budi@example.com\nbecause:\n  User budi not listed in Domino Directory: user unknown', 'failed'),
  plain('only an empty return path and its subject', { From: 'system@mx.example', 'Return-Path': '<>', Subject: 'Returned mail: see transcript for details' }, '   ----- The following addresses had permanent fatal errors -----\n<budi@example.com>\n    (reason: 550 5.1.1 User unknown)', 'failed', '550 5.1.1'),
  plain('a host that says who wrote and no more', { From: 'info@isp.example.id', Subject: 'Pesan Anda gagal terkirim' }, 'Pengiriman pesan gagal: pengguna tidak ditemukan.', 'failed'),
  plain('an automatic mail, to the plain address', { To: 'aduan@kantor.example', From: 'system@isp.example', 'Auto-Submitted': 'auto-generated', Subject: 'Mail delivery failed' }, `<budi@example.com>: user unknown\n\n${returned}`, 'failed'),
  report('returned headers as a part, no standard', multipart({ From: 'gateway@isp.example', Subject: 'Undeliverable: Tanda Terima' }, 'mixed', ['Content-Type: text/plain\n\nuser unknown', `Content-Type: text/rfc822-headers\n\n${returned}`]), 'failed'),
  report('the machine part within another multipart', multipart({ ...daemon, To: verp, Subject: 'Berita' }, 'mixed', ['Content-Type: text/plain\n\nx', 'Content-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example.net\n\nFinal-Recipient: rfc822; budi@example.com\nAction: failed\nStatus: 5.1.1\n']), 'failed'),
  plain('a daemon whose postmaster answers', { From: 'MAILER-DAEMON@isp.example', 'Reply-To': 'postmaster@isp.example', 'Return-Path': '<>', Subject: 'failure notice' }, 'user unknown', 'failed'),
  { name: 'a bounce of nothing known', raw: mail({ From: 'MAILER-DAEMON@mx.example', Subject: 'Undelivered Mail' }, 'user unknown'), kind: 'report', report: null },
  { name: 'a person whose mails come back', raw: mail({ Subject: 'Surel saya tidak terkirim' }, 'Saya mengirim ke kelurahan tetapi 550 5.1.1 user unknown. Mohon dibantu.'), kind: 'message' },
  { name: 'a vacation reply to the bounce address', raw: mail({ To: verp, 'Auto-Submitted': 'auto-replied', Subject: 'Cuti' }, 'Saya cuti.'), kind: 'auto-reply' },
  { name: 'a person who writes to the bounce address', raw: mail({ To: verp, Subject: 'Re: Tanda Terima' }, 'Terima kasih, alamat saya Jl. Mawar 3.'), kind: 'message' },
]
