import type { Sent } from '../adapter.ts'

/** What the library says of a failure: its own code, the command that was answered, and the server's answer. */
interface Failure { message: string; code?: string; command?: string; response?: string; responseCode?: number; rejectedErrors?: readonly Failure[] }

/** Words of servers that would take mail for this recipient, but not from us: our settings are wrong, not the address. */
const notFromUs = /relay|authenticat|not permitted to send|sender/iu

/**
 * What a failure of handing a mail over means. Refused is what the server refuses for good and because of this mail or its recipient (5xx to RCPT
 * or to the mail itself). Everything else is tried again: the network, TLS, a full mailbox (4xx), and also a refused login or sender, which is
 * for the office to mend.
 */
export function meaningOf(error: Failure): Exclude<Sent, { outcome: 'sent' | 'delivered' | 'full' }> {
  const said = error.rejectedErrors?.[0] ?? error
  const words = wordsOf(said)
  if (error.code === 'EAUTH' || error.code === 'ENOAUTH') return { outcome: 'later', words: `Server surel menolak nama atau kata sandi akun: ${words}` }
  const { responseCode = 0, command = '' } = said
  if (error.code === 'EENVELOPE' && command === 'API') return { outcome: 'refused', words } // not even asked: no server would take such an address
  if (responseCode < 500 || responseCode === 503) return { outcome: 'later', words: networkWords(error) ?? words }
  const tooLarge = responseCode === 552 || /\b5\.3\.4\b/u.test(words)
  if (command === 'RCPT TO' && !notFromUs.test(words)) return { outcome: 'refused', words }
  if (command === 'DATA' || tooLarge) return { outcome: 'refused', words }
  return { outcome: 'later', words }
}

function wordsOf(error: Pick<Failure, 'message' | 'response'>): string {
  return (error.response ?? error.message).replaceAll(/\s+/gu, ' ').trim().slice(0, 500)
}

/** In the officer's language, where no server said anything. */
function networkWords({ code, message }: Failure): string | null {
  const what: Record<string, string> = {
    EDNS: 'Nama server surel tidak ditemukan', ECONNECTION: 'Sambungan ke server surel terputus', ESOCKET: 'Server surel tidak dapat dihubungi', ETIMEDOUT: 'Server surel tidak menjawab',
    ETLS: 'Sambungan aman (TLS) ke server surel gagal',
  }
  const known = code === undefined ? undefined : what[code]
  return known === undefined ? null : `${known}: ${message.replaceAll(/\s+/gu, ' ').slice(0, 300)}`
}
