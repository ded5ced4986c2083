import { z } from 'zod'
import { checkFiles } from '../../complaint/attachments.ts'
import { accept } from '../../complaint/refusal.ts'
import { list, text } from '../input.ts'
import { verb } from '../verb.ts'

/**
 * A note in the file: for the office only, or a message that the complainant reads on the tracking page. The complainant's own are always both.
 * Files that come with it join the file.
 */
export const addNote = verb({
  name: 'add-note',
  noun: 'catatan',
  input: z.strictObject({ visibility: z.enum(['office', 'complainant']).default('office'), text: text(20_000), attachments: list(z.uuid(), 50) }),
  needs: (input) => ({ files: input.attachments }),
  decide(_state, input, { actor, standard, facts }) {
    const attachments = facts.files ?? []
    const wrong = checkFiles(input.attachments, attachments, standard)
    if (wrong) return wrong
    return accept({
      type: 'noted', data: { visibility: actor.kind === 'complainant' ? 'complainant' : input.visibility, ...(attachments.length > 0 ? { attachments } : {}) },
      personal: { text: input.text },
    })
  },
})
