import type { Step } from '../step.ts'
import { handOver } from './hand-over.ts'
import { acceptHandOver } from './accept-hand-over.ts'
import { returnHandOver } from './return-hand-over.ts'

/** Step 4, Buku Pengaduan dan penyerahan berkas (S3.4). */
export const step: Step = { number: 4, id: 'register-and-hand-over', verbs: [handOver, acceptHandOver, returnHandOver] }
