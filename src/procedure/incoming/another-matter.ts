import type { ContactCase } from '../../complaint/questions/by-contact.ts'
import { fold } from '../../complaint/fold.ts'
import { metRequirements } from '../../complaint/requirements.ts'
import { readHistory } from '../../complaint/store/history.ts'
import type { KeptMessage } from '../../channels/store/inbound.ts'
import type { House } from '../house.ts'
import type { Wish } from './dialogue.ts'
import { supplementInput } from './become-input.ts'
import { readsAsComplaint } from './plain-words.ts'

/**
 * Whether a short message of somebody whose one complaint waits for what is missing brings nothing of that and reads like a complaint of its own:
 * a family shares a telephone, and a second complaint must not vanish as a note in the first one's file (S3.1).
 */
export async function isAnotherMatter({ pool, officeId, standards }: House['workplace'], message: KeptMessage, { wish, text }: Wish, own: readonly ContactCase[]): Promise<boolean> {
  const [one, another] = own.filter(({ status }) => status === 'incomplete')
  if (message.channel === 'email' || wish !== 'free' || !one || another || !readsAsComplaint(text)) return false
  const history = await readHistory(pool, officeId, one.id)
  const state = history && fold(history.events)
  if (!state?.completion) return false
  const { standard } = await standards.version(state.standardVersion)
  const { applicant, narrative } = supplementInput(message, {}, state, standard)
  const { missing } = state.completion
  return !metRequirements(standard, applicant, narrative ? { narrative } : {}, message.attachments.length).some((requirement) => missing.includes(requirement))
}
