import type { Finding } from '../adapter.ts'
import { checkDkim } from './check-dkim.ts'
import { checkImap } from './check-imap.ts'
import { checkSmtp } from './check-smtp.ts'
import { bad, good } from './finding.ts'
import { isLoopback } from './settings.ts'
import type { EmailSettings, ListenSettings } from './settings.ts'

/** What works and what does not at a mail address, in the order in which its operator would look. Changes nothing, sends nothing, tells no password. */
export async function checkEmail(settings: EmailSettings): Promise<Finding[]> {
  const { imap, listen, smtp } = settings
  return [
    ...(imap ? await checkImap(imap) : []),
    ...(listen ? [checkListen(listen)] : []),
    ...(smtp ? await checkSmtp(smtp, settings) : []),
    ...(smtp?.dkim ? await checkDkim(smtp.dkim) : []),
    ...(smtp && !imap && !listen
      ? [bad('Hanya mengirim, tidak menerima', 'Sends only, receives nothing', {
          id: 'Tanpa imap atau listen, jawaban warga dan laporan gagal kirim tidak terbaca.', en: 'Without imap or listen nobody reads what people answer, nor reports of mail that did not arrive.',
        })]
      : []),
  ]
}

function checkListen({ protocol, host, port }: ListenSettings): Finding {
  const door = `${protocol.toUpperCase()} ${host}:${port}`
  if (isLoopback(host)) return good(`${door}: pintu untuk server surel di mesin ini`, `${door}: door for the mail server on this machine`)
  return bad(`${door}: pintu ini terbuka bagi jaringan, tanpa TLS`, `${door}: this door is open to the network, without TLS`, {
    id: 'Pakai 127.0.0.1, atau pastikan hanya server surel kantor yang dapat mencapainya.', en: 'Use 127.0.0.1, or make sure that only the mail server of the office can reach it.',
  })
}
