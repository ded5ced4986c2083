// What a few words in a message are: a greeting, a name, a sentence. Everyday Indonesian as it is typed on a telephone.

/** Words of greeting and politeness. */
const greetings = [
  String.raw`ass?alamu\S*\s*'?alaikum(?:\s+(?:wr\.?\s*wb\.?|warahmatullahi\s*wabarakatuh))?`, String.raw`ass?alamu\S*`, String.raw`wa\s*'?alaikum\s*salam`, 'askum',
  String.raw`salam(?:\s+sejahtera)?`, 'halo+', 'hallo+', 'hai', 'hi', 'permisi', 'punten', String.raw`(?:selamat\s+)?(?:pagi|siang|sore|malam|malem)`,
  String.raw`maaf(?:\s+(?:mengganggu|baru\s+(?:balas|bls)))?`, String.raw`mohon\s+maaf`, 'baik', 'iya', 'ya', 'ok(?:e|ay)?', 'siap', String.raw`terima\s*kasih`, 'makasih', 'trims',
  String.raw`berikut(?:\s+data\s+saya)?`, String.raw`ini(?:\s+data\s+saya)?`, String.raw`(?:pak|bu|bapak|ibu|min|admin|kak|mas|mbak)(?:\s*/\s*(?:bu|ibu))?(?=\s*[,.!\n]|$)`,
]
const greeting = new RegExp(String.raw`^(?:\s*(?:${greetings.join('|')})(?![\p{L}])[\s,.!:\-–]*)+`, 'iu')

/** A text without the greeting before it. */
export function withoutGreeting(text: string): string {
  return text.replace(greeting, '').trim()
}

/** Words that sentences have and neither names nor addresses. */
const sentenceWords = new Set((
  'tidak tdk gak ga nggak enggak belum blm sudah sdh udah mohon tolong minta harap kapan kenapa mengapa bagaimana gimana apa apakah siapa dimana mana lampu rusak padam mati hidup banjir sampah '
  + 'bau kotor macet bocor got selokan lubang berlubang longsor bising air listrik jalannya pak bu min admin terima kasih makasih iya ya ok oke siap halo hallo saya sy aku kami kita anda dia mereka yang yg '
  + 'dan atau ini itu ada adalah untuk utk karena krn sama dengan dgn masih harus bisa bs mau akan sekali banget sangat lagi juga sering selalu setiap tiap sejak sampai hingga warga lapor melapor laporan '
  + 'pengaduan aduan mengadu cek kode besok kemarin hari minggu bulan tahun jam petugas kantor camat lurah perbaiki diperbaiki bantu bantuan proses diproses cepat segera lama kok kan sih dong deh tes test coba '
  + 'tanya bertanya info informasi kabar jawaban balas balasan sms pesan nomor salah benar betul hapus batal cabut bukan nama alamat tanpa tau tahu kirim dikirim puas keberatan ke dari di oleh pada '
  + 'stop berhenti help keluhan masalah surat ktp kk akta pelayanan pungli uang bayar dibayar lunas depan belakang samping dekat'
).split(' '))
/** Of them, those that stand in an address as well. */
const alsoInAddress = new Set('di ke dari dekat depan belakang samping kantor air nomor minggu dan got selokan'.split(' '))

const wordsOf = (text: string) => text.toLowerCase().split(/[^\p{L}\d']+/u).filter((word) => word !== '')

/** Whether a text is a sentence rather than an address. */
export function soundsLikeSentence(text: string): boolean {
  return /[?!]/u.test(text) || wordsOf(text).some((word) => sentenceWords.has(word) && !alsoInAddress.has(word))
}

/** Words that fill a sentence and say nothing. */
const fillers = new Set('pak bu bapak ibu min admin kak mas mbak ya iya lho loh kok sih dong deh kan nih tuh itu ini nya'.split(' '))
/** From so many words on, a sentence tells of something. */
const sentenceLength = 5

/** Whether a text says enough to be a complaint: a sentence, not a name, an address or a remark. */
export function readsAsComplaint(text: string): boolean {
  const said = withoutGreeting(text.slice(0, 2_000))
  return soundsLikeSentence(said) && wordsOf(said).filter((word) => !fillers.has(word)).length >= sentenceLength
}

const honorific = /^(?:bapak|bpk|pak|ibu|bu|sdr|sdri|saudara|saudari|mas|mbak|mbk|kak|cak|ning)\.?\s+(?=\p{L})/iu

/** The name of a person, without Bapak or Ibu before it; null when it reads like something else. */
export function plausibleName(text: string): string | null {
  const name = text.replace(/^[\s"'“”(.,:\-–]+|[\s"'“”),;:\-–]+$/gu, '').replace(/\s+/gu, ' ').replace(honorific, '').trim()
  if ([...name].length < 2 || name.length > 80 || !/^\p{L}[\p{L}\p{M}.,'’` -]*$/u.test(name)) return null
  const words = wordsOf(name)
  if (words.length === 0 || words.length > 7 || words.some((word) => sentenceWords.has(word)) || !words.some((word) => word.length > 1)) return null
  return name.replace(/(?<=\p{L}{3})\.$/u, '')
}
