import type { errors as id } from '../id/errors.ts'

export const errors: Record<keyof typeof id, string> = {

  'error.not_found_title': 'Page not found',
  'error.not_found_text': 'Check the address that you typed, or start from the home page.',
  'error.forbidden_title': 'This page is not for your role',
  'error.forbidden_text': 'Nothing has changed. Go back to the desk, or ask the administrator for help.',
  'error.bad_request_title': 'The request could not be read',
  'error.bad_request_text': 'Nothing was saved. Go back to the page before, then try again.',
  'error.too_large_title': 'What you sent is too large',
  'error.too_large_text': 'Nothing was saved. Go back, attach fewer or smaller files, then send again.',
  'error.fault_title': 'Something went wrong on our side',
  'error.fault_text': 'What you just sent may not have been saved. Wait a moment, then try again. Complaints that already have a tracking code are safe.',
  'error.reference': 'Reference for the office: {reference}',
  'error.call': 'Still stuck? Call {office} on {phone}.',
  'error.go_home': 'Go to the home page',
  'error.go_desk': 'Go to the desk',
}
