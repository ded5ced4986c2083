import { expect, test } from 'vitest'
import type { Actor } from '../office/actor.ts'
import { receivedAt } from './received-at.ts'

const now = Temporal.Instant.from('2026-11-23T09:00:00+07:00')
const since = now.subtract({ hours: 24 })
const petugas: Actor = { kind: 'person', id: 'p', name: 'Nama', title: 'Petugas', role: 'petugas' }
const said = (given: Temporal.Instant | undefined, actor: Actor) => {
  const received = receivedAt(given?.toString(), 'at', since, { actor, now })
  return received.ok ? (received.at?.toString() ?? null) : received.refusal.key
}

test.each<[string, Temporal.Instant | undefined, Actor, string | null]>([
  ['not said', undefined, { kind: 'complainant', via: 'web' }, null],
  ['by an officer', now.subtract({ hours: 2 }), petugas, '2026-11-23T00:00:00Z'],
  ['by the house, of a message', now.subtract({ hours: 2 }), { kind: 'complainant', via: 'sms' }, '2026-11-23T00:00:00Z'],
  ['by the complainant on the tracking page', now.subtract({ hours: 2 }), { kind: 'complainant', via: 'web' }, 'not_yours'],
  ['at the very moment', since, petugas, '2026-11-22T02:00:00Z'],
  ['before what it answers', since.subtract({ seconds: 1 }), petugas, 'before_cause'],
  ['in the future', now.add({ seconds: 1 }), petugas, 'future_date'],
])('%s', (_name, given, actor, expected) => {
  expect(said(given, actor)).toBe(expected)
})
