import { paperCodeFrom } from '../../complaint/paper-code.ts'
import type { PaperKind } from '../../office/paper-kinds.ts'
import type { Check } from '../../papers/check.ts'
import type { House } from '../house.ts'

/** The kode periksa of a paper, the same whenever it is asked for. `complaintId` null: a paper of the office itself. */
export function paperCode({ secret, workplace }: Pick<House, 'secret' | 'workplace'>, complaintId: string | null, kind: PaperKind, subject: string): string {
  return paperCodeFrom(secret.hmac('paper-code', JSON.stringify([workplace.officeId, complaintId, kind, subject])))
}

export function checkOf({ config }: Pick<House, 'config'>, code: string): Check {
  return { code, url: `${config.publicUrl}/periksa/${code}` }
}
