import { z } from 'zod'
import { accept } from '../../complaint/refusal.ts'
import { optionalText, optionalWhole } from '../input.ts'
import { verb } from '../verb.ts'

/** Hands the file to the Kasi Pelayanan (S3.4). It is theirs when they accept it; until then it is on its way. */
export const handOver = verb({
  name: 'hand-over',
  noun: 'penyerahan',
  input: z.strictObject({ sheets: optionalWhole(1, 2_000), note: optionalText(1_000) }),
  decide: (_state, { sheets, note }) => accept({
    type: 'handed-over', data: { toRole: 'kasi-pelayanan', toPerson: null, sheets: sheets ?? null }, personal: note ? { note } : {},
  }),
})
