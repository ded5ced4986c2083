import { expect, test } from 'vitest'
import { meaningOf } from './smtp-reply.ts'

const said = (responseCode: number, words: string, command: string, code = 'EENVELOPE') => ({ message: 'Recipient command failed', code, command, responseCode, response: `${responseCode} ${words}` })

test.each([
  ['no such mailbox', said(550, '5.1.1 No such user here', 'RCPT TO'), 'refused'],
  ['a full mailbox', said(452, '4.2.2 Mailbox full', 'RCPT TO'), 'later'],
  ['a full mailbox, for good', said(552, '5.2.2 Mailbox full', 'RCPT TO'), 'refused'],
  ['grey listed', said(451, '4.7.1 Greylisted, come again', 'RCPT TO'), 'later'],
  ['too large', said(552, '5.3.4 Message size exceeds fixed limit', 'MAIL FROM'), 'refused'],
  ['our sender is not allowed', said(553, '5.7.1 Sender address rejected: not owned by user', 'MAIL FROM'), 'later'],
  ['the server does not relay for us', said(554, '5.7.1 <a@b.example>: Relay access denied', 'RCPT TO'), 'later'],
  ['login required', said(530, '5.7.0 Authentication required', 'MAIL FROM'), 'later'],
  ['content refused', said(554, '5.7.1 Message looks like spam', 'DATA', 'EMESSAGE'), 'refused'],
  ['the server is closing', said(421, '4.3.2 Shutting down', 'RCPT TO'), 'later'],
  ['out of order', said(503, '5.5.1 Bad sequence', 'DATA'), 'later'],
  ['an address that cannot be', { message: 'Invalid recipient', code: 'EENVELOPE', command: 'API' }, 'refused'],
  ['cut off', { message: 'Connection closed unexpectedly', code: 'ECONNECTION' }, 'later'],
  ['no such server', { message: 'getaddrinfo ENOTFOUND x', code: 'EDNS' }, 'later'],
  ['TLS failed', { message: 'self-signed certificate', code: 'ESOCKET' }, 'later'],
] as const)('%s: %s', (_what, error, outcome) => {
  const meaning = meaningOf(error)
  expect(meaning.outcome).toBe(outcome)
  if ('response' in error) expect(meaning.words).toBe(error.response)
})

test('a refused login says so, so that the office can mend it', () => {
  expect(meaningOf({ message: 'Invalid login', code: 'EAUTH', command: 'AUTH PLAIN', responseCode: 535, response: '535 5.7.8 Authentication failed' })).toEqual({
    outcome: 'later', words: 'Server surel menolak nama atau kata sandi akun: 535 5.7.8 Authentication failed',
  })
})

test('the refusal of the one recipient counts, in the words of the server', () => {
  expect(meaningOf({ message: "Can't send mail - all recipients were rejected", code: 'EENVELOPE', rejectedErrors: [said(550, '5.1.1 Unknown', 'RCPT TO')] })).toEqual({ outcome: 'refused', words: '550 5.1.1 Unknown' })
})
