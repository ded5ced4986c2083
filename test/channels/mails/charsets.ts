import { base64, mail } from './mail.ts'
import type { MailCase } from './mail.ts'

const plain = (charset: string) => ({ 'Content-Type': `text/plain; charset=${charset}`, 'Content-Transfer-Encoding': '8bit' })
const latin = (text: string) => Buffer.from(text, 'latin1')
const japanese = Buffer.from('\u001B$B8fBT$A\u001B(B', 'latin1')

/** Charsets that are wrong, missing, old or cut in two; headers that break their rules. */
export const charsetMails: MailCase[] = [
  { name: 'UTF-8 as it should be', raw: mail(plain('utf-8'), 'Warga resah — lampu “padam” 🙏'), text: 'Warga resah — lampu “padam” 🙏' },
  { name: 'UTF-8 labelled as ISO-8859-1', raw: mail(plain('iso-8859-1'), 'Bâtsal ḍâri Probolinggo'), text: 'Bâtsal ḍâri Probolinggo' },
  { name: 'Windows-1252 labelled as UTF-8', raw: mail(plain('utf-8'), latin('Caf\xe9 \x93Senja\x94 bising')), text: 'Café “Senja” bising' },
  { name: 'Windows-1252 labelled as ISO-8859-1', raw: mail(plain('iso-8859-1'), latin('harga 5 \x80 \x96 mahal')), text: 'harga 5 € – mahal' },
  { name: 'Windows-1252 labelled as us-ascii', raw: mail(plain('us-ascii'), latin('Caf\xe9 bising')), text: 'Café bising' },
  { name: '8-bit text without any label', raw: mail({}, latin('Caf\xe9 bising')), text: 'Café bising' },
  { name: 'UTF-8 in which a character was cut in two', raw: mail(plain('utf-8'), Buffer.concat([Buffer.from('Warga résah, lampu “padam” '), Buffer.from([0xe2, 0x80]), Buffer.from(' sejak kemarin')])), has: ['résah, lampu “padam”', 'sejak kemarin'] },
  { name: 'a charset that does not exist', raw: mail(plain('x-unknown-9'), latin('Caf\xe9 bising')), text: 'Café bising' },
  { name: 'ISO-2022-JP', raw: mail({ ...plain('iso-2022-jp'), 'Content-Transfer-Encoding': '7bit' }, japanese), text: '御待ち' },
  { name: 'ISO-2022-JP without a label', raw: mail({}, japanese), text: '御待ち' },
  { name: 'Shift_JIS by another name', raw: mail(plain('cp932'), Buffer.from('82b182f182c982bf82cd', 'hex')), text: 'こんにちは' },
  { name: 'GB2312', raw: mail(plain('gb2312'), Buffer.from('c4e3bac3', 'hex')), text: '你好' },
  { name: 'KOI8-R', raw: mail(plain('koi8-r'), Buffer.from('f0d2c9d7c5d4', 'hex')), text: 'Привет' },
  { name: 'a code page of DOS', raw: mail(plain('cp850'), Buffer.from('Caf\x82 bising', 'latin1')), text: 'Café bising' },
  { name: '8-bit text labelled as UTF-7', raw: mail(plain('utf-7'), latin('Caf\xe9 bising')), text: 'Café bising' },
  { name: 'a transfer encoding as its charset', raw: mail(plain('hex'), latin('Caf\xe9 bising')), text: 'Café bising' },
  { name: 'UTF-16 with its mark', raw: mail({ 'Content-Type': 'text/plain; charset=utf-16', 'Content-Transfer-Encoding': 'base64' }, base64(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('Jalan é', 'utf16le')]))), text: 'Jalan é' },
  { name: 'UTF-7', raw: mail({ 'Content-Type': 'text/plain; charset=utf-7' }, 'Caf+AOk- bising 1 +- 1 = 2'), text: 'Café bising 1 + 1 = 2' },
  { name: 'null bytes and controls', raw: mail(plain('utf-8'), 'Ja\u0000lan\u0007 rusak\u001B[31m'), text: 'Jalan rusak[31m' },
  { name: 'line ends of a Macintosh', raw: mail(plain('utf-8'), Buffer.from('Satu\rDua\rTiga')), text: 'Satu\nDua\nTiga' },
  { name: 'quoted-printable with soft breaks', raw: mail({ ...plain('utf-8'), 'Content-Transfer-Encoding': 'quoted-printable' }, 'Jalan ru=\nsak di depan caf=C3=A9 =E2=80=94 tolong=20'), text: 'Jalan rusak di depan café — tolong' },
  { name: 'quoted-printable that is broken', raw: mail({ ...plain('utf-8'), 'Content-Transfer-Encoding': 'quoted-printable' }, 'Biaya =ZZ 100= % = tinggi'), has: ['Biaya', 'tinggi'] },
  { name: 'base64 with rubbish in it', raw: mail({ ...plain('utf-8'), 'Content-Transfer-Encoding': 'base64' }, `${base64('Jalan rusak')}\n!!`), has: ['Jalan rusak'] },
  { name: 'flowed text', raw: mail({ 'Content-Type': 'text/plain; charset=utf-8; format=flowed' }, 'Jalan di depan \nrumah kami rusak.\n\nTerima kasih'), text: 'Jalan di depan rumah kami rusak.\n\nTerima kasih' },
  { name: 'flowed text above a signature', raw: mail({ 'Content-Type': 'text/plain; charset=utf-8; format=flowed' }, 'Jalan rusak. \n-- \nBudi'), text: 'Jalan rusak.\n--\nBudi' },
  { name: 'flowed text that deletes its blanks', raw: mail({ 'Content-Type': 'text/plain; charset=utf-8; format=flowed; delsp=yes' }, 'Jalanru \nsak'), text: 'Jalanrusak' },
  { name: '8-bit subject in UTF-8', raw: mail({ Subject: latin('Jalan r\xc3\xa9mbes').toString('latin1') }, 'x'), subject: 'Jalan rémbes' },
  { name: '8-bit subject in Windows-1252', raw: mail({ Subject: 'Jalan r\xe9mbes' }, 'x'), subject: 'Jalan rémbes' },
  { name: '8-bit name', raw: mail({ From: 'Ren\xe9 <rene@example.com>' }, 'x'), senderName: 'René', sender: 'rene@example.com' },
  { name: 'encoded words side by side', raw: mail({ Subject: '=?utf-8?Q?Jalan_?=\r\n =?utf-8?Q?rusak?= parah' }, 'x'), subject: 'Jalan rusak parah' },
  { name: 'a character cut between two encoded words', raw: mail({ Subject: '=?utf-8?B?UsOp?= =?utf-8?B?bWLD?= =?utf-8?B?qXM=?=' }, 'x'), subject: 'Rémbés' },
  { name: 'an encoded word with blanks in it', raw: mail({ Subject: '=?utf-8?Q?Jalan rusak p=61rah?=' }, 'x'), subject: 'Jalan rusak parah' },
  { name: 'an encoded word with question marks in it', raw: mail({ Subject: '=?utf-8?Q?Kapan_jalan_diperbaiki?_Mohon_jawab?=' }, 'x'), subject: 'Kapan jalan diperbaiki? Mohon jawab' },
  { name: 'an encoded word of UTF-8 labelled as ISO-8859-1', raw: mail({ Subject: '=?iso-8859-1?Q?r=C3=A9mbes?=' }, 'x'), subject: 'rémbes' },
  { name: 'an encoded word without its end', raw: mail({ Subject: '=?utf-8?Q?Jalan_rusak' }, 'x'), subject: 'Jalan rusak' },
  { name: 'an encoded word with a language', raw: mail({ Subject: '=?utf-8*id?Q?Jalan_rusak?=' }, 'x'), subject: 'Jalan rusak' },
  { name: 'an encoded word of an unknown charset', raw: mail({ Subject: '=?x-apa?Q?Jalan=E9?=' }, 'x'), subject: 'Jalané' },
  { name: 'a subject over many lines with controls', raw: mail({ Subject: 'Jalan\r\n\trusak\u0000 sekali' }, 'x'), subject: 'Jalan rusak sekali' },
  { name: 'a file name in RFC 2231 pieces', raw: mail({ 'Content-Type': 'image/png', 'Content-Disposition': "attachment;\r\n filename*0*=utf-8''foto%20r%C3%A9;\r\n filename*1*=mbes.png" }, 'x'), attachments: [{ name: 'foto rémbes.png', mediaType: 'image/png' }] },
  { name: 'a file name as an encoded word', raw: mail({ 'Content-Type': 'image/png; name="=?utf-8?B?Zm90byDDqS5wbmc=?="' }, 'x'), attachments: [{ name: 'foto é.png', mediaType: 'image/png' }] },
  { name: 'a file name with folders', raw: mail({ 'Content-Type': 'application/octet-stream; name="C:\\\\Users\\\\budi\\\\..\\\\surat.pdf"' }, 'x'), attachments: [{ name: 'surat.pdf', mediaType: 'application/pdf' }] },
]
