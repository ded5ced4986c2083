import fc from 'fast-check'
import { expect, test } from 'vitest'
import { messageChannels } from '../../channels/message.ts'
import type { MessageChannel } from '../../channels/message.ts'
import { answerChannels, channels } from '../../office/channels.ts'
import { recipientOn, typedRecipient, waysTo } from './choose-channel.ts'
import { earliest } from './quiet-hours.ts'

const all = new Set<MessageChannel>(messageChannels)
const applicant = { phone: '0812 3456 7890', email: 'Siti@Contoh.test', telegram: '4711' }
const ways = (answerBy: Parameters<typeof waysTo>[0]['answerBy'], channel: Parameters<typeof waysTo>[0]['channel'], speaks = all) => waysTo({ answerBy, channel, applicant }, speaks, { foreignNumbers: false }).map((way) => way.channel)

test('the chosen channel first, then the one by which the complaint came, then SMS and mail; a chat only by invitation', () => {
  expect(ways('email', 'sms')).toEqual(['email', 'sms'])
  expect(ways(null, 'whatsapp')).toEqual(['whatsapp', 'sms', 'email'])
  expect(ways('letter', 'web')).toEqual(['sms', 'email'])
  expect(ways('whatsapp', 'telegram')).toEqual(['whatsapp', 'telegram', 'sms', 'email'])
  expect(ways('sms', 'web', new Set(['email']))).toEqual(['email'])
  expect(ways('sms', 'sms', new Set())).toEqual([])
})

test('no way leads to where the person has no address or the house no voice', () => {
  fc.assert(fc.property(
    fc.constantFrom(null, ...answerChannels), fc.constantFrom(...channels), fc.subarray([...messageChannels]),
    fc.record({ phone: fc.constantFrom('', 'rahasia', '081234567890', '1708'), email: fc.constantFrom('', 'siti', 'siti@contoh.test') }),
    (answerBy, channel, speaks, contacts) => {
      const found = waysTo({ answerBy, channel, applicant: contacts }, new Set(speaks), { foreignNumbers: true })
      expect(new Set(found.map((way) => way.channel)).size).toBe(found.length)
      for (const way of found) {
        expect(speaks).toContain(way.channel)
        expect(way.recipient).toBe(recipientOn(way.channel, contacts))
        expect(way.recipient).toMatch(way.channel === 'email' ? /@/u : /^\+62\d+$/u)
      }
    },
  ))
})

test('a number abroad is written to only where the office allows it; a mail costs the same everywhere', () => {
  const abroad = { answerBy: 'whatsapp', channel: 'web', applicant: { phone: '+60 12-345 6789', email: 'siti@contoh.test' } } as const
  const found = (foreignNumbers: boolean) => waysTo(abroad, all, { foreignNumbers }).map((way) => way.channel)
  expect(found(false)).toEqual(['email'])
  expect(found(true)).toEqual(['whatsapp', 'sms', 'email'])
})

test('the address is found in what an officer typed', () => {
  for (const typed of ['081234567890', 'Ibu Siti, 0812-3456-7890', '+62 812 3456 7890', 'Ibu Siti Aminah 081234567890']) expect(typedRecipient('sms', typed), typed).toBe('+6281234567890')
  for (const typed of ['Siti@contoh.test', 'Ibu Siti <siti@contoh.test>', 'Ibu Siti, siti@contoh.test.']) expect(typedRecipient('email', typed), typed).toBe('siti@contoh.test')
  for (const typed of ['', 'Ibu Siti', 'RT 03', 'Jl. Mawar 3, RT 02 RW 05']) for (const channel of messageChannels) expect(typedRecipient(channel, typed), typed).toBeNull()
})

const zone = 'Asia/Jakarta'
const night = { from: '20:00', to: '06:30' }
const local = (iso: string) => Temporal.PlainDateTime.from(iso).toZonedDateTime(zone).toInstant()

test('a message waits for the end of the quiet hours, over midnight or within a day; a mail does not', () => {
  const cases: [string, string, typeof night | null][] = [
    ['2026-11-23T19:59:59', '2026-11-23T19:59:59', night], ['2026-11-23T20:00', '2026-11-24T06:30', night], ['2026-11-24T00:00', '2026-11-24T06:30', night],
    ['2026-11-24T06:29:59', '2026-11-24T06:30', night], ['2026-11-24T06:30', '2026-11-24T06:30', night], ['2026-11-24T12:15', '2026-11-24T13:00', { from: '12:00', to: '13:00' }],
    ['2026-11-24T13:00', '2026-11-24T13:00', { from: '12:00', to: '13:00' }], ['2026-11-24T02:00', '2026-11-24T02:00', null],
  ]
  for (const [now, then, quiet] of cases) expect(earliest('sms', quiet, zone, local(now)).toString(), now).toBe(local(then).toString())
  expect(earliest('email', night, zone, local('2026-11-24T02:00')).toString()).toBe(local('2026-11-24T02:00').toString())
})

test('never before now, never within the quiet hours, never later than a day', () => {
  const minutes = fc.integer({ min: 0, max: 1439 }).map((minute) => Temporal.PlainTime.from('00:00').add({ minutes: minute }).toString({ smallestUnit: 'minute' }))
  fc.assert(fc.property(minutes, minutes, fc.integer({ min: 0, max: 3 * 1440 }), (from, to, later) => {
    const now = local('2026-11-23T00:00').add({ minutes: later })
    const at = earliest('sms', { from, to }, zone, now)
    expect(Temporal.Instant.compare(at, now)).toBeGreaterThanOrEqual(0)
    expect(at.since(now).total('hours')).toBeLessThan(24)
    expect(earliest('sms', { from, to }, zone, at).toString()).toBe(at.toString())
  }))
})
