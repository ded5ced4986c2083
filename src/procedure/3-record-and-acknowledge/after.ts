import type { EventBody } from '../../complaint/events.ts'
import { job } from '../jobs.ts'

/** After recording, the receipt is made as a paper and kept. */
export function after(complaintId: string, events: readonly EventBody[]) {
  return events.some((event) => event.type === 'recorded') ? [job('issue-receipt', { complaintId }, `issue-receipt:${complaintId}`)] : []
}
