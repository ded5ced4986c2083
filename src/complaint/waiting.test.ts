import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadStandard } from '../office/standard/load.ts'
import { roles } from '../office/roles.ts'
import { statuses } from './status.ts'
import { looksAfter, waitingFor, waitingStatuses } from './waiting.ts'

const { standard } = await loadStandard(join(import.meta.dirname, '..', '..', 'standards', 'kecamatan-wonoasih'))
const statusesFor = (...held: Parameters<typeof waitingFor>[0]) => waitingFor(held, standard).map((waiting) => waiting.status)

describe('what waits for whom', () => {
  test('by the roles of the steps in the standard', () => {
    expect(statusesFor('petugas')).toEqual(['received', 'complete', 'recorded'])
    expect(statusesFor('kasi-pelayanan')).toEqual(expect.arrayContaining(['handed-over', 'under-study']))
    expect(statusesFor('camat')).toEqual(['reported'])
    expect(statusesFor('arsiparis')).toEqual(['answered', 'withdrawn', 'deemed-withdrawn', 'not-processable'])
    expect(statusesFor('admin')).toEqual([])
    expect(statusesFor('auditor')).toEqual([])
  })

  test('a file that several roles may take onward waits for the one that holds it', () => {
    const recorded = waitingFor(['kasi-pelayanan'], standard).find((waiting) => waiting.status === 'recorded')
    expect(recorded?.notHeldBy).toEqual(['petugas'])
    expect(waitingFor(['kasi-pelayanan', 'petugas'], standard).find((waiting) => waiting.status === 'recorded')?.notHeldBy).toEqual([])
    expect(waitingFor(['sekcam'], standard).find((waiting) => waiting.status === 'reported')?.notHeldBy).toContain('camat')
  })

  test('another standard with other roles gives another queue', () => {
    const steps = standard.steps.map((step) => (step.number === 2 ? { ...step, roles: ['sekcam' as const] } : step))
    expect(waitingFor(['sekcam'], { steps }).map((waiting) => waiting.status)).toContain('received')
    expect(waitingFor(['petugas'], { steps }).map((waiting) => waiting.status)).not.toContain('received')
  })

  test('no file is forgotten: every status waits for some role, or stands still and is looked after, or is closed', () => {
    for (const status of statuses) {
      if (status === 'archived' || status === 'merged') continue
      if (status === 'incomplete' || status === 'postponed') {
        expect(roles.some((role) => looksAfter([role], standard)[status]), status).toBe(true)
      } else if (status !== 'in-follow-up') {
        expect(waitingStatuses, status).toContain(status)
        expect(roles.some((role) => statusesFor(role).some((waiting) => waiting === status)), status).toBe(true)
      }
    }
  })
})
