import type { appPages as indonesian } from '../id/app.ts'

export const appPages: Record<keyof typeof indonesian, string> = {
  'app.short_name': 'Complaints',
}
