import { z } from 'zod'
import { accept } from '../../complaint/refusal.ts'
import { verb } from '../verb.ts'

/** The Kasi Pelayanan takes the file: from now on they hold it (S3.4). */
export const acceptHandOver = verb({
  name: 'accept-hand-over',
  noun: 'penerimaan-berkas',
  input: z.strictObject({}),
  decide: () => accept({ type: 'hand-over-accepted', data: {}, personal: null }),
})
