import type { letters as id } from '../id/letters.ts'

export const letters: Record<keyof typeof id, string> = {
  'letters.closed_withdrawn': 'withdrawn at your request',
  'letters.closed_deemed': 'not completed by {when}, so it counts as withdrawn',
  'letters.closed_merged': 'joined with another complaint about the same matter',
  'letters.closed_unreachable': 'we could not reach you until {when}',
  'letters.closed.no_substance': 'there is nothing in it that can be examined',
  'letters.closed.not_a_complaint': 'it is not a complaint',
  'letters.closed.spam': 'it is not a complaint',
  'letters.closed.outside_authority': 'it is outside our authority',

  'letters.no_address': 'Not sent: the complainant has no address for this channel. Deliver it in another way.',
  'letters.opted_out': 'Not sent: the complainant answered STOP and wants no messages on this channel. Deliver it in another way.',
  'letters.too_long': 'Not sent: the answer is too long for this channel. Deliver it in another way.',
  'letters.proof': '{channel}, {when}: {words} (message {id})',
  'letters.proof_expired': 'It could not be sent in time.',
  'letters.proof_no_words': 'Without words.',
  'letters.proof_assumed': 'Taken by the network ({channel}); no report of a refusal within {hours} hours.',

  'letters.title': 'News to the complainant',
  'letters.reached_by': 'Sent by {channels}; when the first fails, by the next.',
  'letters.stopped': 'The complainant answered STOP: no news by {channels}.',
  'letters.out_of_reach': 'There is no channel for news to the complainant. Tell them in person, by telephone or by letter.',
  'letters.trouble': '{n} messages did not arrive. Tell the complainant in another way if it matters.',
  'letters.sent_n': 'Show the messages that were sent ({n})',
  'letters.fallback': 'instead of the first one, which did not arrive',
  'letters.waits_until': 'leaves from {when}',
  'letters.steps': 'Way of the message',
}
