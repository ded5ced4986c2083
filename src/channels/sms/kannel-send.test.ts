import { expect, test } from 'vitest'
import { readStatus } from './kannel-check.ts'
import { judgeAnswer } from './kannel-send.ts'

test.each([
  [202, '0: Accepted for delivery', 'sent'],
  [202, '3: Queued for later delivery', 'sent'],
  [503, 'Temporal failure, try again later.', 'later'],
  [403, 'Not routable. Do not try again.', 'refused'],
  [400, 'Missing receiver number, rejected', 'refused'],
  [403, 'Authorization failed for sendsms', 'later'], // a password of ours, no fault of the message
  [404, '', 'later'],
  [500, '', 'later'],
  [200, '<html>a proxy\'s page</html>', 'later'],
] as const)('smsbox answers %i %s: %s', (status, answer, outcome) => {
  expect(judgeAnswer(status, answer).outcome).toBe(outcome)
})

test('the status page tells of bearerbox, its links and its queue', () => {
  const page = [
    "Kannel bearerbox version `1.4.5'.", 'Status: running, uptime 0d 0h 0m 1s', 'WDP: received 0 (0 queued), sent 0 (0 queued)', 'SMS: received 3 (0 queued), sent 12 (7 queued), store size 0',
    'Box connections:', '    smsbox:(none), IP 127.0.0.1 (0 queued), (on-line 0d 0h 0m 0s)  ', 'SMSC connections:',
    '    fake1[fake1]    FAKE:32929 (connecting, rcvd: sms 0 (0.00,0.00,0.00) / dlr 0, sent: sms 0, failed 0, queued 0 msgs)',
    '    operator[operator]    SMPP:127.0.0.1:45161/45161:kota: (online 1s, rcvd: sms 0 (0.00,0.00,0.00) / dlr 0, sent: sms 0, failed 0, queued 0 msgs)', '',
  ].join('\n')
  expect(readStatus(page)).toEqual({ status: 'running, uptime 0d 0h 0m 1s', running: true, online: 1, offline: 1, queued: 7 })
  expect(readStatus('Denied')).toMatchObject({ running: false, online: 0 })
})
