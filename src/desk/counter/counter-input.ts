import { inputOf, isoDate, recordOf, textOf } from '../case/form-input.ts'

const furniture = ['attachments', 'attachments_kept', 'attachments_remove', 'telepon'] as const

/** What the counter form sent → what intake takes: the moment of receipt in the office's zone, dates as ISO, no furniture of the form. */
export function counterInputOf(body: unknown, zone: string, attachments: readonly string[]): Record<string, unknown> {
  const input = inputOf({ Form: () => null, moments: ['receivedAt'] }, body, zone)
  for (const name of furniture) delete input[name]
  const letter = recordOf(input['letter'])
  if (Object.keys(letter).length > 0) input['letter'] = { ...letter, ...('date' in letter ? { date: isoDate(textOf(letter['date'])) } : {}) }
  return { ...input, attachments }
}
