import type { appPages as indonesian } from '../id/app.ts'

export const appPages: Record<keyof typeof indonesian, string> = {
  'app.short_name': 'Complaints',
  'app.description': 'Send a complaint to {office} and follow it.',
  'app.offline': 'No network',
  'app.offline_lead': 'This page needs a network. The complaint form can be filled in now; the complaint is sent by itself when the network returns.',
  'app.offline_link': 'Fill in the complaint form',
  'draft.restored': 'What was not sent yet is here again. Not yours? Press Remove draft.',
  'draft.note': 'What you type is kept on this phone until it is sent. If this phone is shared and you stop here, press Remove draft.',
  'draft.forget': 'Remove draft',
  'draft.sending': 'Sending …',
  'draft.pending': 'No network yet. The complaint will be sent by itself when there is one. Leave this page open, or open it again later.',
}
