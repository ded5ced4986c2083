import { expect, test } from 'vitest'
import type { Actor } from './actor.ts'
import { may, mayAny, permissions } from './permissions.ts'
import type { Capability } from './permissions.ts'
import { roles } from './roles.ts'

const capabilities = Object.keys(permissions) as Capability[]
const actor = (role: (typeof roles)[number]): Actor => ({ kind: 'person', id: 'x', name: 'x', title: 'x', role })

test('the auditor reads only and the administrator sees no complaint', () => {
  const granted = (role: (typeof roles)[number]) => capabilities.filter((capability) => may(actor(role), capability)).sort()
  expect(granted('auditor')).toEqual(['account', 'archive.read', 'case.read', 'desk', 'looks.read', 'messages.read', 'office.events', 'privacy.read', 'register.export', 'register.read', 'settings.read', 'statistics'])
  expect(granted('admin')).toEqual(['account', 'desk', 'office.events', 'settings.office', 'settings.people', 'settings.read', 'statistics'])
})

test('a complainant has no capability, a program has those of its role', () => {
  expect(capabilities.filter((capability) => may({ kind: 'complainant', via: 'web' }, capability))).toEqual([])
  expect(may({ kind: 'machine', id: 'x', label: 'x', role: 'camat' }, 'identity.read')).toBe(true)
})

test('a deputy has the union of both roles', () => {
  const kasi = actor('kasi')
  expect(mayAny([kasi], 'identity.read')).toBe(false)
  expect(mayAny([kasi, { ...kasi, role: 'camat', acting: 'plh' } as Actor], 'identity.read')).toBe(true)
})

test('every role can do something and every capability belongs to somebody', () => {
  for (const capability of capabilities) expect(permissions[capability].length, capability).toBeGreaterThan(0)
  for (const role of roles) expect(may(actor(role), 'account'), role).toBe(true)
})
