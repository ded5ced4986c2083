import type { Sent } from '../adapter.ts'
import type { OutboundMessage } from '../message.ts'
import { isGsm7, smsText, splitSms } from './gsm7.ts'

export interface SendSettings { sendUrl: string; username: string; password: string; from: string; mostParts: number }

/** Every kind of news: delivered, failed, buffered, accepted by the operator, rejected. */
const everyReport = '31'
const patienceMs = 20_000

/** Hands a message to smsbox. Its text travels in the body, so that no log of addresses tells it. */
export async function sendThroughKannel({ sendUrl, username, password, from, mostParts }: SendSettings, reportUrl: string, message: OutboundMessage): Promise<Sent> {
  if (!/^\+?\d{3,15}$/u.test(message.recipient)) return { outcome: 'refused', words: 'bukan nomor yang dapat dikirimi SMS' }
  const text = smsText(message.content.text)
  if (text.trim() === '') return { outcome: 'refused', words: 'pesan kosong' }
  const parts = splitSms(text).length
  if (parts > mostParts) return { outcome: 'refused', words: `terlalu panjang untuk SMS: ${parts} bagian, paling banyak ${mostParts}` }
  try {
    const response = await fetch(sendUrl, {
      method: 'POST', body: text, signal: AbortSignal.timeout(patienceMs), redirect: 'error',
      headers: {
        'content-type': 'text/plain; charset=UTF-8', 'x-kannel-username': username, 'x-kannel-password': password, 'x-kannel-from': from, 'x-kannel-to': message.recipient,
        'x-kannel-coding': isGsm7(text) ? '0' : '2', 'x-kannel-dlr-mask': everyReport, 'x-kannel-dlr-url': reportUrl,
      },
    })
    return judgeAnswer(response.status, (await response.text()).trim().slice(0, 200))
  } catch (error) {
    return { outcome: 'later', words: `Kannel: ${reasonOf(error)}` }
  }
}

/**
 * What smsbox's answer means. A message is refused only where smsbox says that it will never go; a wrong password or address of ours is no
 * fault of the message, which waits until it is put right.
 */
export function judgeAnswer(status: number, answer: string): Sent {
  const words = `Kannel: ${answer || status}`
  if ((status === 200 || status === 202) && /^[03]:/u.test(answer)) return { outcome: 'sent', words }
  if (/do not try again|not routable|black-?list|denied|no valid receiver|missing receiver|invalid receiver/iu.test(answer)) return { outcome: 'refused', words }
  if (status === 400 || status === 413) return { outcome: 'refused', words }
  return { outcome: 'later', words }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'tidak menjawab'
  if (error.name === 'TimeoutError') return `tidak menjawab dalam ${patienceMs / 1_000} detik`
  const { cause } = error
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : 'tidak tersambung'
}
