import { casesByIds } from '../../complaint/questions/by-contact.ts'
import type { ContactCase } from '../../complaint/questions/by-contact.ts'
import { complaintByCode } from '../../complaint/questions/complaint-by-code.ts'
import { forgetPinGuesses, takePinGuess } from '../../complaint/store/pin-locks.ts'
import { isOpen } from '../../complaint/status.ts'
import { createThrottle } from '../../platform/http/throttle.ts'
import type { KeptMessage } from '../../channels/store/inbound.ts'
import { sameText } from '../../platform/same-text.ts'
import { t } from '../../ui/messages/messages.ts'
import type { House } from '../house.ts'
import type { Wish } from './dialogue.ts'
import { meantBy } from './evidence.ts'
import type { Evidence } from './match.ts'
import { statusReply } from './replies.ts'
import type { ReplyWords } from './reply.ts'

/** Guesses at the PIN of one code: from one number, and from anywhere (as on the tracking page). A right one is not counted. */
const guesses = { ofSender: createThrottle({ burst: 5, secondsPerTry: 300 }), ofCode: createThrottle({ burst: 40, secondsPerTry: 20 }) }

/**
 * The answer to `CEK`: to a contact of the complaint, or with its PIN. A wrong PIN, a code that nobody has and a stranger get one same answer.
 */
export async function checkStatus({ workplace }: Pick<House, 'workplace'>, message: KeptMessage, wish: Extract<Wish, { wish: 'check' }>, { own, codes, now }: Evidence): Promise<ReplyWords> {
  const { zone, standards } = workplace
  const { standard } = await standards.inForce(now.toZonedDateTimeISO(zone).toPlainDate().toString())
  const say = (one: ContactCase) => statusReply('id', one, { zone, steps: standard.steps.length }, now)
  const mine = wish.code === null ? meantBy(own, ({ status }) => isOpen(status)) : codes.find((pointer) => pointer.own && pointer.case.trackingCode === wish.code)?.case
  if (mine) return { text: say(mine), about: mine }
  const opened = wish.code && wish.pin && message.sender ? await byPin(workplace, message.sender, wish.code, wish.pin) : null
  return { text: opened ? say(opened) : t('id', 'dialogue.check_wrong') }
}

async function byPin({ pool, officeId, pinOf, now }: House['workplace'], sender: string, code: string, pin: string): Promise<ContactCase | null> {
  const tries = [{ throttle: guesses.ofSender, key: `${sender} ${code}` }, { throttle: guesses.ofCode, key: code }]
  for (const { throttle, key } of tries) if (!throttle.take(key).ok) return null
  if (!(await takePinGuess(pool, officeId, code, now()))) return null
  const found = await complaintByCode(pool, officeId, code)
  // Compared even when there is nothing to compare with.
  if (!sameText(pin, pinOf(found?.id ?? '')) || !found) return null
  for (const { throttle, key } of tries) throttle.forget(key)
  await forgetPinGuesses(pool, officeId, code)
  return (await casesByIds(pool, officeId, [found.id]))[0] ?? null
}
