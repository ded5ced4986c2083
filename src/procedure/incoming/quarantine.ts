import type { KeptMessage } from '../../channels/store/inbound.ts'

/** What a message looks like that nobody needs to read: fraud or advertising. Also the `reason` under which it is kept. */
export const suspicions = ['prize', 'loan', 'gambling', 'family', 'phishing', 'app', 'investment', 'obscene', 'advert'] as const
export type Suspicion = (typeof suspicions)[number]

type Sign = readonly [weight: number, pattern: RegExp]
/** Weight from which a message is kept apart. One word alone is never enough. */
const limit = 4
const longest = 20_000

const signs: Record<Suspicion, readonly Sign[]> = {
  prize: [
    [3, /selamat\W.{0,60}(?:menang|mendapat|dapat|terpilih|berhak|beruntung|meraih)/isu],
    [2, /(?:nomor|no\.?|sim ?card|kartu|rekening|akun)\s*(?:hp|handphone|whatsapp|wa)?\s*(?:anda|kamu|saudara)\s.{0,30}(?:menang|terpilih|mendapat|dapat|beruntung|undian|tercatat|resmi)/isu],
    [2, /(?:hadiah|undian|pemenang|gebyar|doorprize)/iu],
    [2, /(?:pin|kode|nomor) pemenang|cek tunai|uang tunai|giveaway/iu],
    [1, /(?:rp\.?\s*)?\d[\d.,]*\s*(?:jt|juta|rb|ribu|milyar|miliar)|\brp\.?\s*\d/iu],
    [3, /(?:you(?:r e-?mail)? (?:have |has )?(?:been )?(?:won|selected|awarded)|lottery|winning (?:number|notification)|inheritance|next of kin|compensation fund|atm card)/iu],
    [2, /(?:million|thousand)s? (?:of )?(?:us )?(?:dollars|usd|euro|pounds)|\b(?:usd|us\$|\$|€|£)\s?\d[\d.,]{5,}/iu],
    [1, /confidential|barrister|beneficiary|western union/iu],
  ],
  loan: [
    [3, /pinjaman\s*(?:online|dana|uang|tunai|cepat|kilat|pribadi|modal|tanpa|bunga|resmi|koperasi|usaha)|pinjol|kta\b.{0,30}(?:tanpa|cair|bunga)/isu],
    [2, /tanpa (?:jaminan|agunan|survey|survei|bi checking|ribet)/iu],
    [2, /butuh (?:dana|modal|uang)|dana (?:tunai|cepat|segar|darurat)|gadai bpkb|pinjam(?:an)? (?:s\/d|sampai|mulai|hingga)/iu],
    [2, /(?:cair|cairkan|pencairan|proses)\s.{0,20}(?:cepat|menit|jam|hari ini|langsung|kilat)|langsung cair|bunga\s*(?:\d|rendah|ringan|nol)|limit\s.{0,20}(?:jt|juta)/isu],
    [2, /(?:loan|credit) (?:offer|approved)|(?:need|business|personal) (?:a )?loan/iu],
    [2, /low interest|no collateral/iu],
    [1, /(?:hub|hubungi|chat|wa|whatsapp|klik)\b/iu],
  ],
  gambling: [
    [3, /\bslot\b|gacor|maxwin|max win|scatter|\brtp\b|jackpot|freebet|freechip|parlay|zeus|olympus|mahjong ways/iu],
    [3, /togel|toto\b|casino|kasino|poker|judi (?:online|bola|slot)|bandar (?:online|resmi|q)|sabung/iu],
    [2, /\b(?:depo|deposit|wd|withdraw)\b|bonus (?:new )?member|bonus \d|new member|situs (?:resmi|terpercaya|no ?1)|link alternatif|auto (?:win|cuan)|pasti (?:menang|jp)/iu],
    [1, /https?:\/\/|\b(?:daftar|klik|join|main)\b|\bwa\b/iu],
  ],
  family: [
    [3, /(?:ini|dari) (?:mama|papa|mamah|papah|ibu|bapak|ayah|bunda|kakak|om|tante)\b.{0,60}(?:pulsa|nomor baru|no baru|kantor polisi|rumah sakit)/isu],
    [3, /(?:mama|papa|mamah|papah|ayah|bunda)\s.{0,40}(?:minta|kirim|isi|belikan|beliin|transfer)\w*\s.{0,15}pulsa/isu],
    [2, /(?:belikan|beliin|isikan|isiin|kirim(?:kan|in)?|minta|tolong isi)\s.{0,20}pulsa/isu],
    [2, /(?:jangan (?:telp|telpon|telepon|sms|hubungi|tlp)|nanti (?:mama|papa|saya|ibu|bapak) (?:telp|telpon|ganti|hubungi|jelaskan))|pakai (?:hp|nomor) (?:teman|orang)/iu],
    [4, /(?:uang|uangnya|dana|dananya|sewa|kontrakan|pembayaran)\s.{0,40}(?:kirim|transfer|tf)\w*\s.{0,30}(?:rek|bri|bca|bni|mandiri|bsi)\b/isu],
    [1, /\ba\.?n\.?\b|atas nama|\d{10,16}/iu],
  ],
  phishing: [
    [2, /(?:https?:\/\/)?(?:bit\.ly|s\.id|tinyurl\.com|cutt\.ly|t\.ly|is\.gd|rb\.gy|shorturl\.\w+|heylink\.me|linktr\.ee|tiny\.cc|goo\.su|t\.me|wa\.me|lnkd\.in|rebrand\.ly)\/\S+/iu],
    [2, /https?:\/\/(?:\d{1,3}\.){3}\d|https?:\/\/\S*\.(?:xyz|top|club|vip|icu|buzz|click|link|live|cc|shop|online|site|web\.app|weebly\.com|blogspot\.\w+|my\.id|ru|cn)\b|xn--/iu],
    [2, /(?:rekening|akun|kartu|atm|m-?banking|mobile banking|brimo|livin|dana|ovo|gopay|shopee|facebook|whatsapp|email|mailbox|kotak surat)\w*\s.{0,40}(?:diblokir|terblokir|dibekukan|ditangguhkan|nonaktif|kedaluwarsa|expired|hangus|dibatasi|suspended|penuh|almost full)/isu],
    [2, /tarif (?:transfer|transaksi|baru|admin)|perubahan tarif|biaya admin|rp\.?\s?150\.?000.{0,30}(?:bulan|transaksi)/isu],
    [2, /\b(?:otp|cvv|kode verifikasi|user ?id|password|kata sandi|pin atm)\b/iu],
    [1, /\b(?:segera|hari ini|24 jam|sekarang juga|terakhir|urgent|immediately|within \d+ hours?)\b/iu],
    [2, /\b(?:klik|click|kunjungi|buka|isi formulir|login|verifikasi|konfirmasi|verify|update your)\b.{0,40}(?:link|tautan|https?:|www\.|bit\.ly|here|di sini|data|account|akun)/isu],
  ],
  app: [
    [3, /\.apk\b|\bapk\b/iu],
    [2, /undangan (?:pernikahan|digital|nikah|online)|surat (?:tilang|undangan|panggilan)|e-?tilang|foto paket|cek resi|tagihan (?:pln|pdam|bpjs)/iu],
    [2, /\b(?:buka|unduh|download|instal|install|klik)\b.{0,40}(?:file|aplikasi|undangan|foto|lampiran|apk)/isu],
  ],
  investment: [
    [3, /bitcoin|\bbtc\b|\busdt\b|crypto|kripto|forex|robot trading|binary option|trading (?:saham|emas|online)/iu],
    [2, /profit|cuan|passive income|penghasilan tambahan|modal (?:\d|kecil|awal)|return|keuntungan \d|untung \d/iu],
    [2, /\d+\s?%.{0,15}(?:hari|bulan|minggu|per|sehari|day|month|week)|dijamin|guaranteed|tanpa resiko|tanpa risiko/isu],
    [2, /(?:kerja|part ?time|freelance)\s.{0,40}(?:gaji|komisi|dari rumah|per hari|like|follow)/isu],
    [1, /\b(?:join|gabung|daftar|klik|telegram|invest\w*)\b/iu],
  ],
  obscene: [
    [4, /\bvcs\b|open bo\b|\bbo ready\b|pijat plus|bokep|video (?:porno|mesum|sex|dewasa)|\bsange\b|janda kesepian|cewek (?:panggilan|bispak)|\bxxx\b|escort|nude/iu],
    [3, /obat kuat|viagra|cialis|pembesar|vimax|perangsang|tahan lama/iu],
    [1, /\b(?:wa|chat|klik|hub|order)\b|https?:\/\//iu],
  ],
  advert: [
    [2, /\b(?:promo|diskon|discount|cashback|gratis ongkir|harga (?:mulai|murah|spesial|grosir)|obral|best price|special offer|flash sale)\b/iu],
    [2, /\b(?:jual|dijual|menjual|jasa|menyediakan|melayani|terima pesanan|supplier|distributor|we (?:offer|provide|supply))\b.{0,60}(?:murah|terpercaya|garansi|followers|subscriber|backlink|seo|website|joki|termurah|quality|services)/isu],
    [2, /\b(?:seo|backlinks?|web ?design|rank(?:ing)? on google|page one|marketing (?:services|agency)|guest posts?|followers|subscriber)\b/iu],
    [1, /\b(?:order|pesan|hub|hubungi|info)\b.{0,20}(?:wa|whatsapp|sekarang)\b|unsubscribe|berhenti berlangganan/isu],
    [1, /https?:\/\/|wa\.me|www\./iu],
    [2, /unsubscribe|opt[- ]?out|berhenti berlangganan/iu],
  ],
}

const words = (list: string) => `(?:${list.trim().split(/\s*\|\s*/u).join('|')})`
const who = words('saya|sy|aku|kami|kmi|istri|suami|anak|ibu|bapak|orang ?tua|mertua|tetangga|warga|teman|adik|kakak|nenek|kakek|simbah|banyak (?:orang|warga)')
const between = words('saya|sy|kami|sini|di sini|rt|rw|juga|sering|sudah|baru|baru saja|barusan|telah|pernah|sempat|terus|selalu|hampir|mau|ingin|tadi|kemarin|sekarang|banyak|yang|lain|ada')
const happened = words(`dapat|mendapat|dpt|terima|menerima|nerima|dikirimi|dikirim|dihubungi|ditelepon|ditelpon|kena|terkena|jadi korban|menjadi korban|korban|tertipu|ditipu|terjerat
  |dijanjikan|diteror|diancam|ditawari|diajak|dipaksa|ketipu|kehilangan|tergiur|resah|terganggu|lapor|melapor|melaporkan|mengadu|mengadukan|curiga|takut`)
const please = words('mohon|tolong|harap|minta|supaya|agar|bisa|segera|perlu|kenapa tidak|kok tidak|tidak|belum')
const beDone = words(`ditindak|ditertibkan|diberantas|ditutup|diproses|diusut|ditangkap|dirazia|dibubarkan|digerebek|diperingatkan|sosialisasi|disosialisasikan|ditindaklanjuti
  |dibantu polisi|diselidiki|diawasi|dicopot|dibersihkan|diturunkan`)
const places = words('kampung|desa|daerah|lingkungan|kelurahan|wilayah|tempat|rt|gang|sekolah')
const doubts = words(`marak|maraknya|dibiarkan|oknum|apakah (?:itu|ini|sms|pesan|benar|betul)|benarkah|apa benar|asli atau (?:palsu|penipuan)|mengatasnamakan
  |mengaku (?:dari|sebagai|petugas|pegawai)`)
const reports = words('lapor|laporan|melaporkan|mengadukan|pengaduan|aduan')
const matters = words('pak|bu|bapak|ibu|ada|tentang|soal|mengenai|karena|dugaan|bahwa|penipuan|judi|perjudian|pinjol|warung|rumah|sms')
const alone = (pattern: string) => new RegExp(String.raw`(?<!\p{L})${pattern}(?!\p{L})`, 'isu')

/** Someone to whom it happened, or who wants something done about it: never kept apart, whatever else the text quotes. */
const citizen = [
  alone(String.raw`${who}(?:\s+${between}){0,4}\s+${happened}`), new RegExp(String.raw`(?<!\p{L})${please}\s.{0,40}${beDone}`, 'isu'),
  /meresahkan/iu, alone(`${places} (?:kami|saya|sini|kita)`), alone(doubts), alone(String.raw`${reports}\s*[,:#]?\s*${matters}`),
]

/**
 * Whether a message looks like fraud or advertising; null when it does not. Scored by signs that occur together, since a citizen who complains of
 * fraud uses the same words: who speaks of what happened to them is never suspected.
 */
export function suspicionOf({ subject, text }: Pick<KeptMessage, 'subject' | 'text'>): Suspicion | null {
  const whole = [subject ?? '', text].join('\n').slice(0, longest).normalize('NFKC').replace(/\p{Cf}/gu, '')
  if (citizen.some((pattern) => pattern.test(whole))) return null
  const scored = suspicions.map((suspicion) => ({ suspicion, score: signs[suspicion].reduce((sum, [weight, pattern]) => (pattern.test(whole) ? sum + weight : sum), 0) }))
  const worst = scored.reduce((most, candidate) => (candidate.score > most.score ? candidate : most))
  return worst.score >= limit ? worst.suspicion : null
}
