import type { officeRefusals as id } from '../id/office-refusals.ts'

export const officeRefusals: Record<keyof typeof id, string> = {
  'office.refusal.not_found': 'This entry was not found. Reload the page.',
  'office.refusal.email_taken': 'Someone else in this office uses this e-mail address',
  'office.refusal.last_admin': 'This is the only active administrator. Appoint another one first.',
  'office.refusal.inactive': 'This person is no longer active',
  'office.refusal.dates_reversed': 'The last day must not be before the first',
  'office.refusal.own_role': 'This person holds that role already',
  'office.refusal.deputy_overlaps': 'This person is already appointed to that role on some of these days',
  'office.refusal.already_ended': 'This appointment has ended already',
  'office.refusal.date_taken': 'This date is already entered as a closed day',
  'office.refusal.already_revoked': 'This has been revoked already',
  'office.refusal.name_taken': 'This name is already in the list',
}
