import type { PagePlace } from '../../complaint/questions/complaints-page.ts'
import { isUuid } from '../../platform/ids.ts'

/** The place of a page as an opaque text. */
export function writeCursor({ receivedAt, id }: PagePlace): string {
  return Buffer.from(`${receivedAt.toString()} ${id}`).toString('base64url')
}

/** A text that came back → its place, or null when we never gave it. */
export function readCursor(text: string): PagePlace | null {
  const match = /^(\d{4}-\d\d-\d\dT[\d:.]{8,18}Z) ([0-9a-f-]{36})$/u.exec(Buffer.from(text, 'base64url').toString('utf8'))
  const [, moment = '', id = ''] = match ?? []
  if (!isUuid(id)) return null
  try {
    return { receivedAt: Temporal.Instant.from(moment), id }
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}
