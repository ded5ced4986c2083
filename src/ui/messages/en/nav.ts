import type { nav as indonesian } from '../id/nav.ts'

export const nav: Record<keyof typeof indonesian, string> = {
  'nav.queue': 'My queue',
  'nav.new': 'Record a complaint',
  'nav.phone': 'Telephone',
  'nav.inbox': 'Inbox',
  'nav.outbox': 'Outbox',
  'nav.register': 'Complaints register',
  'nav.papers': 'Papers',
  'nav.archive': 'Archive',
  'nav.search': 'Search',
  'nav.settings': 'Settings',
}
