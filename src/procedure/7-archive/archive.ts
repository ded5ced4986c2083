import { z } from 'zod'
import { accept, refuse } from '../../complaint/refusal.ts'
import { cleanText, line, list, optionalWhole, text, whole } from '../input.ts'
import { verb } from '../verb.ts'

/** Files all papers in an ordner / bantek (S3.7) with classification, place and list of contents (daftar isi berkas, PP 28/2012 Ps 42). */
export const archive = verb({
  name: 'archive',
  noun: 'pengarsipan',
  input: z.strictObject({
    classificationCode: line(40), ordner: line(60), shelf: line(60), sheets: whole(1, 5_000), retentionYears: optionalWhole(1, 100),
    contents: list(z.string().max(200).transform(cleanText), 100),
  }),
  decide(_state, input, { standard }) {
    return accept({
      type: 'archived',
      data: {
        classificationCode: input.classificationCode, ordner: input.ordner, shelf: input.shelf, sheets: input.sheets,
        retentionYears: input.retentionYears ?? standard.archive.retentionYears, contents: input.contents.filter((item) => item !== ''),
      },
      personal: null,
    })
  },
})

/** The paper moved to another ordner or shelf: the record says where it is now. */
export const relocate = verb({
  name: 'relocate',
  noun: 'pemindahan',
  input: z.strictObject({ ordner: line(60), shelf: line(60), reason: text(1_000) }),
  decide(state, { ordner, shelf, reason }) {
    if (state.archive?.ordner === ordner && state.archive.shelf === shelf) return refuse('already_there')
    return accept({ type: 'relocated', data: { ordner, shelf }, personal: { reason } })
  },
})
