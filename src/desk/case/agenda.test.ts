import { expect, test } from 'vitest'
import { lastAnswer, studyInput, testHouse } from '../../../test/support/house.ts'
import type { Role } from '../../office/roles.ts'
import { formIdOf } from './tasks.tsx'
import { loadCase } from './load-case.ts'

const house = await testHouse()

async function agenda(id: string, role: Role) {
  const view = await loadCase(house.house, id, [house.people[role]])
  if (!view) throw new Error('no case')
  const names = (actions: readonly { verb: string }[]) => actions.map(({ verb }) => verb)
  return { now: names(view.agenda.now), also: names(view.agenda.also), aside: names(view.agenda.aside), ids: [...view.agenda.now, ...view.agenda.also, ...view.agenda.aside].map(formIdOf) }
}

async function nowOf(id: string): Promise<Partial<Record<Role, string[]>>> {
  const found: Partial<Record<Role, string[]>> = {}
  for (const role of ['petugas', 'kasi-pelayanan', 'kasi', 'sekcam', 'camat', 'arsiparis', 'auditor'] as const) {
    const { now } = await agenda(id, role)
    if (now.length > 0) found[role] = now
  }
  return found
}

test('at every step just those who must act have a task, and it is that of the step', async () => {
  const { id } = await house.lodge()
  const go = async (verb: Parameters<typeof house.act>[0], as: Role, input = {}) => {
    const acted = await house.act(verb, id, as, input)
    if (!acted.ok) throw new Error(`${verb}: ${acted.refusal.key}`)
  }
  expect(await nowOf(id)).toEqual({ petugas: ['confirm-complete'] })
  await go('request-missing', 'petugas', { missing: ['address'] })
  expect(await nowOf(id)).toEqual({ petugas: ['supply-missing'] })
  await go('confirm-complete', 'petugas')
  expect(await nowOf(id)).toEqual({ petugas: ['record'] })
  await go('record', 'petugas')
  expect(await nowOf(id)).toEqual({ petugas: ['give-receipt', 'hand-over'], 'kasi-pelayanan': ['hand-over'] })
  await go('hand-over', 'petugas')
  expect(await nowOf(id)).toEqual({ 'kasi-pelayanan': ['accept-hand-over'] })
  await go('accept-hand-over', 'kasi-pelayanan')
  expect(await nowOf(id)).toEqual({ 'kasi-pelayanan': ['study'] })
  await go('study', 'kasi-pelayanan', studyInput)
  expect(await nowOf(id)).toEqual({ 'kasi-pelayanan': ['report'] })
  expect((await agenda(id, 'kasi-pelayanan')).also).toEqual(['study', 'send-back'])
  await go('report', 'kasi-pelayanan')
  expect(await nowOf(id)).toEqual({ camat: ['dispose'] })
  await go('dispose', 'camat', { to: [house.people.kasi.id], instructions: ['proses-lanjut'], nature: 'segera' })
  expect(await nowOf(id)).toEqual({ 'kasi-pelayanan': ['draft-answer'], kasi: ['report-disposition'] })
  expect((await agenda(id, 'sekcam')).also).not.toContain('dispose')
  expect((await agenda(id, 'kasi')).also).toContain('dispose')
  await go('draft-answer', 'kasi-pelayanan', { kind: 'final', outcome: 'solved', text: 'Selesai.' })
  expect(await nowOf(id)).toEqual({ camat: ['approve-answer', 'return-answer'], kasi: ['report-disposition'] })
  await go('approve-answer', 'camat', { id: await lastAnswer(house.house, id) })
  const delivers = ['record-attempt']
  expect(await nowOf(id)).toEqual({ petugas: delivers, 'kasi-pelayanan': delivers, kasi: ['record-attempt', 'report-disposition'], sekcam: delivers, camat: delivers })
  expect((await agenda(id, 'camat')).aside).not.toContain('close-unanswered')
  await go('record-attempt', 'petugas', { answer: await lastAnswer(house.house, id), channel: 'phone', result: 'failed', proof: 'Tidak diangkat.' })
  expect((await agenda(id, 'camat')).aside).toContain('close-unanswered')
  await go('record-attempt', 'petugas', { answer: await lastAnswer(house.house, id), channel: 'phone', result: 'delivered', proof: 'Diterima.' })
  expect(await nowOf(id)).toEqual({ arsiparis: ['archive'] })
  expect((await agenda(id, 'petugas')).aside).toContain('object')
  house.clock.set('2027-01-04T09:00:00+07:00') // too late now, but a letter may have come in time
  expect((await agenda(id, 'petugas')).aside).toContain('object')
  house.clock.set('2027-02-04T09:00:00+07:00')
  expect((await agenda(id, 'petugas')).aside).not.toContain('object')
})

test('an auditor has nothing to press anywhere, and no form stands on a page twice', async () => {
  for (const status of ['complete', 'recorded', 'under-study', 'reported', 'in-follow-up', 'answered', 'archived'] as const) {
    const { id } = await house.lodge()
    await house.bring(id, status)
    expect((await agenda(id, 'auditor')).ids).toEqual([])
    for (const role of ['petugas', 'kasi-pelayanan', 'camat'] as const) {
      const { ids } = await agenda(id, role)
      expect(ids).toEqual([...new Set(ids)])
    }
  }
})
