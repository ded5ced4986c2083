import type { recording as indonesian } from '../id/recording.ts'

export const recording: Record<keyof typeof indonesian, string> = {
  'recording.name': 'recording',
}
