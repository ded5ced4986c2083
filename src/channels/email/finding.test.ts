import { expect, test } from 'vitest'
import { adviceOf, reasonOf } from './finding.ts'

const failure = (message: string, fields: object) => Object.assign(new Error(message), fields)

test.each([
  ['a wrong password, IMAP', failure('Command failed', { authenticationFailed: true }), /password/u],
  ['a wrong password, SMTP', failure('Invalid login', { code: 'EAUTH' }), /password/u],
  ['no such name', failure('getaddrinfo ENOTFOUND x', { code: 'EDNS', originalCode: 'ENOTFOUND' }), /spelling of host/u],
  ['nobody at the port', failure('connect ECONNREFUSED 127.0.0.1:1', { code: 'ESOCKET', originalCode: 'ECONNREFUSED' }), /port/u],
  ['silence', failure('Connection timeout', { code: 'ETIMEDOUT' }), /firewall/u],
  ['an unknown certificate', failure('self-signed certificate', { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }), /PEM file as ca/u],
  ['no STARTTLS', failure('Server does not support STARTTLS', { code: 'ETLS' }), /implicit or starttls/u],
  ['anything else', failure('?', {}), /host, port and tls/u],
  ['no error at all', 'x', /host, port and tls/u],
])('advice for %s', (_what, error, advice) => {
  expect(adviceOf(error).en).toMatch(advice)
  expect(adviceOf(error).id).not.toBe(adviceOf(error).en)
})

test('the words of the other side come first', () => {
  expect(reasonOf(failure('Command failed', { responseText: 'Authentication\r\n failed.' }))).toBe('Authentication failed.')
  expect(reasonOf(failure('Invalid login', { response: '535 5.7.8 no' }))).toBe('535 5.7.8 no')
  expect(reasonOf(new Error('x'.repeat(900)))).toHaveLength(300)
})
