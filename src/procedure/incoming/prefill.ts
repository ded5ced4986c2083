import { counterInput } from '../1-receive/lodge.ts'
import type { KeptMessage } from '../../channels/store/inbound.ts'
import type { Standard } from '../../office/standard/schema.ts'
import { complaintInput } from './become-input.ts'

/** What the house reads in a message as a complaint: what an officer's form begins with. */
export interface Prefilled { name: string; line: string; rt: string; rw: string; kelurahan: string; phone: string; email: string; narrative: string }

/** Reads a message as it would be read without an officer; what cannot be read is blank. */
export function prefillOf(message: KeptMessage, standard: Standard, now: Temporal.Instant): Prefilled {
  const read = counterInput.safeParse(complaintInput(message, {}, standard, now))
  const { applicant, narrative = message.text } = read.success ? read.data : { applicant: { address: {} } }
  const { name = '', phone = '', email = '', address } = { name: undefined, phone: undefined, email: undefined, ...applicant }
  const { line = '', rt = '', rw = '', kelurahan = '' } = { line: undefined, rt: undefined, rw: undefined, kelurahan: undefined, ...address }
  return { name, line, rt, rw, kelurahan, phone, email, narrative }
}
