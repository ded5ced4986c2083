import { describe, expect, inject, test } from 'vitest'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from '../../test/support/folder.ts'
import { freePorts } from '../../test/support/ports.ts'
import { testHouse } from '../../test/support/house.ts'
import { withDatabase } from '../platform/database.ts'
import { readConfig } from '../platform/config.ts'
import { silentLog } from '../platform/log.ts'
import { startPostgres } from '../platform/postgres/start.ts'
import { StartError } from '../platform/start-error.ts'
import { momentIn } from './clock.ts'
import { runCommand } from './run.ts'

const root = join(import.meta.dirname, '..', '..')

async function run(line: string[], env: Record<string, string> = {}, stopped = new AbortController().signal): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', '']
  const code = await runCommand(line, {
    lang: 'id', root, now: () => Temporal.Instant.from('2026-11-23T09:00:00+07:00'), config: () => readConfig(env, root), stopped,
    out: (text) => { out += text }, err: (text) => { err += text },
  })
  return { code, out, err }
}

describe('clock explain', () => {
  const explain = (...words: string[]) => run(['clock', 'explain', ...words])
  test('one line of JSON with the due time and the strip, across Christmas', async () => {
    const { code, out } = await explain('--complete-at', '2026-12-23T11:00', '--json')
    expect(code).toBe(0)
    expect(out.split('\n')).toHaveLength(2)
    const answer = JSON.parse(out)
    expect(Object.keys(answer)).toEqual(['startsAt', 'dueAt', 'days'])
    expect(answer).toMatchObject({ startsAt: '2026-12-23T11:00:00+07:00', dueAt: '2026-12-28T11:00:00+07:00' })
    expect(answer.days[1]).toEqual({ date: '2026-12-24', counted: false, reason: 'joint-leave' })
    expect(answer.days).toHaveLength(6)
  })

  test.each([
    ['2026-11-24T10:00:00+07:00', 'same-time', '2026-11-25T10:00:00+07:00'], ['2026-11-28T20:00', 'same-time', '2026-12-01T07:30:00+07:00'],
    ['2026-11-24T03:00:00Z', 'end-of-day', '2026-11-25T16:00:00+07:00'], ['2026-11-24 10:00', 'office-hours', '2026-11-27T11:30:00+07:00'],
  ])('%s read as %s is due at %s', async (at, reading, due) => {
    const { out } = await explain('--complete-at', at, '--reading', reading, '--json')
    expect(JSON.parse(out).dueAt).toBe(due)
  })

  test('for people: a strip with the name of each day that does not count', async () => {
    const { out } = await explain('--complete-at', '2026-12-23T11:00')
    expect(out).toContain('Senin, 28 Desember 2026 pukul 11.00 WIB')
    expect(out).toContain('Cuti Bersama Natal')
  })

  test('what cannot be meant is wrong usage, told without a stack', async () => {
    for (const words of [[], ['--complete-at'], ['--complete-at', 'besok'], ['--complete-at', '2026-11-24'], ['--complete-at', '2026-02-30T10:00'], ['--complete-at', '+200000-01-01T10:00'],
      ['--complete-at', '2026-11-24T10:00', '--reading', 'never'], ['--complete-at', '2026-11-24T10:00', '--other']]) {
      const { code, out, err } = await explain(...words)
      expect([code, out], words.join(' ')).toEqual([2, ''])
      expect(err).not.toBe('')
      expect(err).not.toMatch(/\bat .*\.ts:/u)
    }
  })

  test("a time without offset is the office's, whatever the machine's zone", () => {
    expect(momentIn('2026-11-24T10:00', 'Asia/Jayapura')?.toString()).toBe('2026-11-24T01:00:00Z')
    expect(momentIn('20261124T1000', 'Asia/Jakarta')?.toString()).toBe('2026-11-24T03:00:00Z')
  })
})

test('standard check: the standard of the house is good, another file is told its faults', async () => {
  expect(await run(['standard', 'check', 'standards/kecamatan-wonoasih'])).toMatchObject({ code: 0, err: '' })
  const missing = await run(['standard', 'check', '/nowhere/standard.yaml'])
  expect(missing).toMatchObject({ code: 1, out: '' })
  expect(missing.err).toContain('/nowhere/standard.yaml:1')
  expect(JSON.parse((await run(['standard', 'check', '/nowhere/standard.yaml', '--json'])).out)).toHaveLength(1)
})

test('help is no error, anything unknown is, and a wrong variable is told', async () => {
  expect((await run(['--help'])).code).toBe(0)
  expect((await run(['user', 'add', '--help'])).code).toBe(0)
  for (const words of [['fly'], ['user'], ['user', 'fly'], ['standard', 'check'], ['verify', 'x']]) expect((await run(words)).code, words.join(' ')).toBe(2)
  const wrong = await run(['user', 'list'], { PORT: 'x' })
  expect(wrong.code).toBe(1)
  expect(wrong.err).toContain('PORT')
  expect(new StartError('a', 'b').message).toBe('a\nb')
})

describe('commands on a database that runs', async () => {
  const given = await testHouse()
  const name: string = (await given.house.pool.query('select current_database() as name')).rows[0].name
  const env = { DATABASE_URL: withDatabase(inject('clusterUrl'), name).replace('postgresql:', 'postgres:'), TANGGAP_DATA: await temporaryFolder('cli'), TANGGAP_SECRET: 'a secret for tests, certainly long enough' }

  test('user add prints a link that works once; the same address again is refused', async () => {
    const words = ['user', 'add', '--name', 'Rina Wati', '--role', 'petugas', '--email', 'Rina@contoh.go.id']
    const { code, out } = await run(words, env)
    expect(code).toBe(0)
    expect(out).toMatch(/http:\/\/127\.0\.0\.1:3000\/sandi\/[\w-]{43}\n$/u)
    expect(await run(words, env)).toMatchObject({ code: 1, out: '', err: expect.stringContaining('surel') })
    const people = JSON.parse((await run(['user', 'list', '--json'], env)).out)
    expect(people.find((person: { email: string }) => person.email === 'rina@contoh.go.id')).toMatchObject({ title: 'Petugas loket', active: true, hasPassword: false })
    expect((await run(['user', 'link', '--email', 'rina@contoh.go.id'], env)).out).toContain('/sandi/')
    expect((await run(['user', 'link', '--email', 'nobody@contoh.go.id'], env)).code).toBe(1)
    for (const wrong of [['--email', 'x'], ['--name', ' '], ['--role', 'king']]) expect((await run([...words, ...wrong], env)).code, wrong.join(' ')).toBe(2)
  })

  test('token create prints the token alone; list shows it, revoke ends it', async () => {
    const { code, out } = await run(['token', 'create', '--role', 'auditor', '--label', 'laporan'], env)
    expect([code, out]).toEqual([0, expect.stringMatching(/^tgp_[\w-]{43}\n$/u)])
    const [token] = JSON.parse((await run(['token', 'list', '--json'], env)).out)
    expect(token).toMatchObject({ role: 'auditor', label: 'laporan', expiresAt: null })
    expect((await run(['token', 'revoke', token.id], env)).code).toBe(0)
    expect((await run(['token', 'revoke', token.id], env)).code).toBe(1)
    expect((await run(['token', 'revoke', 'x'], env)).code).toBe(1)
    expect((await run(['token', 'create'], env)).code).toBe(2)
    expect((await run(['token', 'create', '--role', 'auditor', '--days', '0'], env)).code).toBe(2)
  })

  test('verify: intact, then a lost number', async () => {
    const { id } = await given.lodge()
    await given.bring(id, 'recorded')
    expect(JSON.parse((await run(['verify', '--json'], env)).out)).toMatchObject({ ok: true, complaints: 1, faults: [] })
    await given.house.pool.query('update register_counter set last = 9')
    const { code, out, err } = await run(['verify'], env)
    expect([code, out]).toEqual([1, 'nomor terakhir register tidak sama dengan penghitungnya: 2026: 1 ≠ 9\n'])
    expect(err).toContain('Ditemukan 1 kerusakan')
  })
})

test('with the office closed the embedded database is started for the moment; with the office open it is joined', async () => {
  const TANGGAP_DATA = await temporaryFolder('cli-embedded')
  const add = (email: string) => run(['user', 'add', '--name', 'Rina', '--role', 'admin', '--email', email, '--json'], { TANGGAP_DATA })
  expect(await add('a@contoh.go.id')).toMatchObject({ code: 0, err: '' })
  const office = await startPostgres({ dataFolder: TANGGAP_DATA, root, log: silentLog() })
  try {
    expect(await add('b@contoh.go.id')).toMatchObject({ code: 0, err: '' })
  } finally {
    await office.stop()
  }
  expect(JSON.parse((await run(['user', 'list', '--json'], { TANGGAP_DATA })).out)).toHaveLength(2)
}, 60_000)

describe('channel', () => {
  const folder = temporaryFolder('channels')
  async function channels(text: string, mode = 0o600): Promise<Record<string, string>> {
    const file = join(await folder, `${crypto.randomUUID()}.yaml`)
    writeFileSync(file, text, { mode })
    return { TANGGAP_CHANNELS: file, TANGGAP_DATA: await folder }
  }
  const silentSms = 'accounts:\n  - { name: sms-kantor, kind: silent, channel: sms }\n'

  test('the list names each account and what it can; without a file it says where to write one', async () => {
    expect(JSON.parse((await run(['channel', 'list', '--json'], await channels(silentSms))).out)).toEqual([{ name: 'sms-kantor', kind: 'silent', channel: 'sms', listens: false, sends: true }])
    expect((await run(['channel', 'list'], { TANGGAP_DATA: await folder })).out).toContain('channels.yaml')
  })

  test('a test says what works, and sends a message when asked', async () => {
    const { code, out } = await run(['channel', 'test', 'sms-kantor', '--send-to', '+6281234567890'], await channels(silentSms))
    expect([code, out.split('\n').filter((line) => line.startsWith('✓')).length]).toEqual([0, 2])
  })

  test('settings that cannot be used are refused by name, never with their values', async () => {
    const cases: [string, string][] = [
      ['accounts:\n  - { name: x, kind: merpati }\n', 'merpati'], ['accounts: [', 'YAML'], ['quietHours: { from: "25:00", to: "06:00" }\n', 'quietHours.from'],
      ['accounts:\n  - { name: sms, kind: silent, channel: sms, password: rahasia-sekali }\n', 'sms'], [`${silentSms}  - { name: sms-kantor, kind: silent, channel: email }\n`, 'dua kali'],
    ]
    for (const [text, word] of cases) {
      const { code, out, err } = await run(['channel', 'list'], await channels(text))
      expect([code, out], text).toEqual([1, ''])
      expect(err, text).toContain(word)
      expect(err).not.toContain('rahasia-sekali')
    }
    expect((await run(['channel', 'test', 'lain'], await channels(silentSms))).err).toContain('sms-kantor')
  })

  test('a file that others may read is refused: it may hold passwords', async () => {
    const { code, err } = await run(['channel', 'list'], await channels(silentSms, 0o644))
    expect([code, err.includes('chmod 600')]).toEqual([1, true])
  })

  test('a spool takes what a gateway brings until it is stopped; other accounts have none', async () => {
    const [port = 0] = await freePorts(1)
    const env = await channels(`accounts:\n  - { name: kota, kind: kannel, username: a, password: b, from: "1708", secret: rahasia-yang-panjang, receiver: { host: 127.0.0.1, port: ${port} } }\n`)
    const stop = new AbortController()
    const running = run(['channel', 'spool', 'kota'], env, stop.signal)
    const bring = (secret: string) => fetch(`http://127.0.0.1:${port}/masuk?from=%2B6281234567890&to=1708&text=halo&charset=UTF-8&coding=0&id=x1&secret=${secret}`)
    await expect.poll(() => bring('rahasia-yang-panjang').then(({ ok }) => ok, () => false)).toBe(true)
    expect((await bring('salah')).status).toBe(403)
    stop.abort()
    expect((await running).code).toBe(0)
    expect(JSON.parse((await run(['channel', 'test', 'kota', '--json'], env)).out)).toMatchObject({ name: 'kota', ok: false }) // there is no Kannel
    expect((await run(['channel', 'spool', 'sms-kantor'], await channels(silentSms))).code).toBe(1)
  })

  test('every example of the guide can be used as it stands', async () => {
    const guide = readFileSync(join(root, 'docs', 'panduan', 'kanal.md'), 'utf8')
    const examples = [...guide.matchAll(/```yaml\n([\s\S]*?)```/gu)].map((match) => match[1] ?? '')
    expect(examples.length).toBeGreaterThan(4)
    for (const example of examples) {
      const { code, err } = await run(['channel', 'list'], await channels(example))
      expect([code, err], example).toEqual([0, ''])
    }
  })
})
