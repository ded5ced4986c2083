/** Senders that are no people: mail servers' own addresses. */
export const daemonSender = /^(?:mailer-?daemon|mail-?daemon|mailerdaemon|mdaemon|microsoftexchange[0-9a-f]+|mail-?delivery(?:-?(?:system|subsystem))?|mail-noreply|undeliverable)(?:[+=][^@]*)?@/iu
/** Addresses from which mail servers write, and now and then a person who looks after them. */
export const hostSender = /^(?:postmaster|bounces?|bounced|delivery)(?:[+=][^@]*)?@/iu

/** How bounces are called in English, Indonesian and Malay. */
export const bounceSubject = new RegExp([
  'undeliver(?:ed|able)', 'returned mail', 'returned to sender', 'failure notice', 'non[- ]?deliver(?:y|able)', 'delivery (?:status notification|notification|fail(?:ure|ed)|has failed|incomplete|report|problem|delayed?|error)',
  'mail (?:delivery|system) (?:fail(?:ed|ure)|system|subsystem|error|problem)', '(?:message|mail|e-?mail) (?:could not be|was not|not|has not been) delivered', 'delayed mail', 'message delayed', 'warning: (?:message|could not send)',
  'address not found', 'recipient (?:rejected|unknown)', 'mailbox (?:full|unavailable)', '^(?:delivered|relayed|terkirim):',
  '(?:pesan|surel|e-?mail|surat|kiriman)(?: anda)? (?:tidak (?:dapat|bisa|berhasil|terkirim|tersampaikan)|gagal|tertunda|ditolak|dikembalikan)', 'tidak (?:dapat|bisa) (?:terkirim|dikirim(?:kan)?|disampaikan|diantar(?:kan)?|dihantar)',
  'gagal (?:terkirim|dikirim|kirim|dihantar|disampaikan)', '(?:pengiriman|penghantaran|penyampaian)(?: (?:pesan|surel|e-?mail|mesej))? (?:gagal|tertunda|ditunda)', 'kegagalan (?:pengiriman|penghantaran)',
  'tidak terkirim', 'pemberitahuan status pengiriman', 'pemberitahuan kegagalan', 'alamat tidak ditemukan',
].join('|'), 'iu')

/** What bounces say. */
export const bounceWords = new RegExp([
  '\\b[45]\\d\\d[ -]#?[45]\\.\\d{1,3}\\.\\d{1,3}\\b', '\\b55[0-4][ -]', '#?\\b5\\.[0-9]\\.[0-9]{1,3}\\b', 'user (?:unknown|doesn\'t have|not found)', 'unknown user', 'no such (?:user|recipient|mailbox|address)', 'does not exist', 'doesn\'t exist',
  'mailbox (?:is )?(?:full|unavailable|not found|disabled|over quota)', 'over (?:the )?quota', 'address (?:rejected|not found|couldn\'t be found)', 'could ?n[o\']t be (?:delivered|found)', 'wasn\'t (?:delivered|found)', 'unable to deliver',
  'undeliverable', 'permanent (?:fatal )?error', 'delivery (?:to the following|has failed|failed)', 'have not yet been delivered', 'message (?:that you sent )?(?:could not|has not)', 'not been delivered', 'host (?:or domain name )?not found',
  'tidak (?:dapat|bisa) (?:terkirim|dikirim(?:kan)?|disampaikan|ditemukan|diantar|dihantar|menerima)', 'tidak (?:terkirim|ditemukan|terdaftar|dikenal|tersedia)', 'kotak (?:surat|masuk|pesan)(?: \\S+){0,4} penuh', 'alamat (?:tidak|salah)',
  'gagal (?:terkirim|dikirim|mengirim|dihantar)', 'pengiriman(?: \\S+){0,3} (?:gagal|tertunda)', 'penerima tidak', 'pengguna tidak', 'ditolak oleh', 'masih mencoba', 'akan dicoba',
].join('|'), 'iu')

export const deliveredSubject = /^(?:delivered|terkirim):|\(success\)|\(relay(?:ed)?\)|\(berhasil\)|delivery report: success/iu
export const delayWords = /delay|will (?:be )?(?:re-?tr(?:y|ied)|keep trying|continue)|still (?:be )?trying|(?:has|have) not yet been delivered|tertunda|ditunda|akan (?:terus )?(?:dicoba|mencoba)|masih mencoba|ditangguhkan|warning message only|hanya peringatan/iu
export const finalWords = /giv(?:en|ing) up|permanent|will not be retried|no further|couldn't be delivered|gagal permanen|tidak akan dicoba/iu

/** The line in which a bounce says why, for an officer to read. */
export function wordsOfBounce(text: string): string {
  const lines = text.slice(0, 20_000).split('\n').map((line) => line.replace(/^[>\s*|]+/u, '').trim()).filter((line) => line.length > 3 && line.length < 1000)
  return lines.find((line) => /\b[45]\d\d[ -]#?[45]\.\d{1,3}\.\d{1,3}\b/u.test(line)) ?? lines.find((line) => /^(?:.*\bsaid:\s*)?[45]\d\d[:\s][^\d]/u.test(line) || (/\b[45]\d\d\s[^\d]/u.test(line) && bounceWords.test(line)))
    ?? lines.find((line) => /#?\b[45]\.\d{1,3}\.\d{1,3}\b/u.test(line)) ?? lines.find((line) => bounceWords.test(line)) ?? lines.slice(0, 2).join(' ')
}
