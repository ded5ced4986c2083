import { z } from 'zod'
import type { Statement } from '../../complaint/applicant.ts'
import { accept, refuse } from '../../complaint/refusal.ts'
import { checkFiles } from '../../complaint/attachments.ts'
import { metRequirements } from '../../complaint/requirements.ts'
import { list, optionalLine, optionalMoment, optionalText } from '../input.ts'
import { receivedAt } from '../received-at.ts'
import { verb } from '../verb.ts'
import { withoutBlanks } from '../without-blanks.ts'

/**
 * Supplies what was asked for: by the complainant on the tracking page, or by an officer who received it. When all is there the clock runs, from
 * `receivedAt`: when the message was received that is filed (S4: when the requirements are complete, whoever looks at it later).
 */
export const supplyMissing = verb({
  name: 'supply-missing',
  noun: 'kelengkapan',
  input: z.strictObject({
    applicant: z.strictObject({
      name: optionalLine(200), phone: optionalLine(40), email: optionalLine(254),
      address: z.strictObject({ line: optionalLine(300), rt: optionalLine(10), rw: optionalLine(10), kelurahan: optionalLine(100) }).default({}),
    }).default({ address: {} }),
    narrative: optionalText(20_000),
    note: optionalText(2_000),
    attachments: list(z.uuid(), 50),
    receivedAt: optionalMoment,
  }),
  needs: (input) => ({ files: input.attachments }),
  decide(state, input, { standard, facts, actor, now }) {
    const attachments = facts.files ?? []
    const wrong = checkFiles(input.attachments, attachments, standard)
    if (wrong) return wrong
    const received = receivedAt(input.receivedAt, 'receivedAt', state.completion?.askedAt ?? now, { actor, now })
    if (!received.ok) return received
    const applicant = withoutBlanks(input.applicant)
    const statement: Statement = input.narrative ? { narrative: input.narrative } : {}
    const asked = state.completion?.missing ?? []
    const met = metRequirements(standard, applicant, statement, attachments.length).filter((requirement) => asked.includes(requirement))
    if (met.length === 0) return refuse('still_missing')
    return accept({ type: 'completion-supplied', data: { met, attachments, ...(received.at ? { receivedAt: received.at.toString() } : {}) }, personal: { applicant, statement, ...(input.note ? { note: input.note } : {}) } })
  },
})
