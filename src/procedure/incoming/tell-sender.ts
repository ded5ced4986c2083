import { isContactOf } from '../../complaint/questions/by-contact.ts'
import { fold } from '../../complaint/fold.ts'
import { isOpen } from '../../complaint/status.ts'
import { readHistory } from '../../complaint/store/history.ts'
import type { KeptMessage } from '../../channels/store/inbound.ts'
import { t } from '../../ui/messages/messages.ts'
import type { House } from '../house.ts'
import { senderDigest } from '../sender.ts'
import type { Tell } from './become.ts'
import type { Wish } from './dialogue.ts'
import { askAgain } from './replies.ts'
import { replyTo } from './reply.ts'

type Parts = Pick<House, 'workplace' | 'channels' | 'secret'>

/**
 * What is answered to a message that joined a complaint, by the house or by an officer: nothing when it brought what was asked for, objects or opens
 * one (a letter tells that), else what is still awaited, or that it arrived. Nothing to whom the complaint does not belong.
 */
export function tellOf(house: Parts, message: KeptMessage, wish: Wish['wish'] | null): Tell {
  return async ({ complaintId, became }) => {
    if (became !== 'note' || wish === 'thanks' || !(await isTheirs(house, message, complaintId))) return null
    const state = await stateOf(house, complaintId)
    if (!state) return null
    const lang = state.record.language ?? 'id'
    const about = { id: complaintId, trackingCode: state.trackingCode }
    const asked = await stillMissing(house, complaintId)
    if (asked) return replyTo(house, message, { text: asked, lang, about })
    if (wish === 'object' && isOpen(state.status)) return replyTo(house, message, { text: t(lang, 'dialogue.objection_early', { code: state.trackingCode }), lang, about })
    return replyTo(house, message, { text: t(lang, 'dialogue.added', { code: state.trackingCode }), lang, about, daily: `added-${complaintId}` })
  }
}

/** What a complaint still waits for, in the words that ask for it; null when it waits for nothing. */
export async function stillMissing(house: Parts, complaintId: string): Promise<string | null> {
  const state = await stateOf(house, complaintId)
  if (!state?.completion || state.status !== 'incomplete') return null
  const { standard } = await house.workplace.standards.version(state.standardVersion)
  return askAgain(state.record.language ?? 'id', state.trackingCode, state.completion.missing, standard)
}

async function stateOf({ workplace: { pool, officeId } }: Parts, complaintId: string) {
  const history = await readHistory(pool, officeId, complaintId)
  return history && fold(history.events)
}

async function isTheirs({ workplace: { pool, officeId }, secret }: Parts, message: KeptMessage, complaintId: string): Promise<boolean> {
  const digest = senderDigest(secret, message)
  return digest !== null && isContactOf(pool, officeId, digest, complaintId)
}
