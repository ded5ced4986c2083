import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { temporaryFolder } from '../../test/support/folder.ts'
import { ConfigError, readConfig } from './config.ts'

const root = await temporaryFolder('config')
mkdirSync(join(root, 'standards', 'kecamatan-wonoasih'), { recursive: true })
writeFileSync(join(root, 'a-file'), '')

function problemsOf(env: Record<string, string>): ConfigError {
  try {
    readConfig(env, root)
  } catch (error) {
    if (error instanceof ConfigError) return error
    throw error
  }
  throw new Error(`accepted: ${JSON.stringify(env)}`)
}

test('nothing set: this machine only, embedded database, the office of Wonoasih', () => {
  expect(readConfig({}, root)).toEqual({
    port: 3000, host: '127.0.0.1', publicUrl: 'http://127.0.0.1:3000', dataFolder: join(root, 'data'), databaseUrl: null,
    standardFolder: join(root, 'standards', 'kecamatan-wonoasih'), demo: false, dev: false, root, logLevel: 'info', scansFolder: null, esign: null, channelsFile: join(root, 'data', 'channels.yaml'), secret: null,
  })
})

test('a demo has a data folder of its own', () => {
  expect(readConfig({ TANGGAP_DEMO: '1' }, root).dataFolder).toBe(join(root, 'data-demo'))
})

test('an empty variable counts as absent', () => {
  expect(readConfig({ PORT: '', DATABASE_URL: ' ' }, root)).toMatchObject({ port: 3000, databaseUrl: null })
})

test('a public address is kept without its last slash; an IPv6 host gets its brackets', () => {
  expect(readConfig({ PUBLIC_URL: 'https://pengaduan.contoh.go.id/' }, root).publicUrl).toBe('https://pengaduan.contoh.go.id')
  expect(readConfig({ HOST: '::1', PORT: '80' }, root).publicUrl).toBe('http://[::1]:80')
  expect(readConfig({ HOST: '0.0.0.0' }, root).publicUrl).toBe('http://127.0.0.1:3000')
})

describe('a wrong value is refused by name, value and what is allowed', () => {
  test.each([
    ['PORT', '70000', '65535'], ['PORT', '3000x', '65535'], ['PORT', '-1', '65535'], ['PORT', '1e3', '65535'],
    ['HOST', 'http://x', '127.0.0.1'], ['HOST', 'a b', '127.0.0.1'],
    ['PUBLIC_URL', 'ftp://x', 'https://'], ['PUBLIC_URL', 'contoh.go.id', 'https://'], ['PUBLIC_URL', 'https://x/path', 'https://'],
    ['TANGGAP_DATA', 'a-file', 'folder'], ['DATABASE_URL', 'mysql://a/b', 'postgres://'], ['DATABASE_URL', 'postgres://host', 'postgres://'],
    ['TANGGAP_STANDARD', 'nowhere', 'folder'], ['TANGGAP_DEMO', 'yes', '1'], ['TANGGAP_DEV', 'true', '1'], ['LOG_LEVEL', 'loud', 'debug'],
    ['TANGGAP_SECRET', 'short', '32'],
  ])('%s=%s', (variable, value, allowed) => {
    const error = problemsOf({ [variable]: value })
    expect(error.problems.map((problem) => problem.variable)).toEqual([variable])
    expect(error.message).toContain(allowed)
    if (variable !== 'TANGGAP_SECRET') expect(error.message).toContain(value)
  })
})

test('all wrong variables are named at once, in two languages', () => {
  const error = problemsOf({ PORT: 'x', LOG_LEVEL: 'y' })
  expect(error.problems).toHaveLength(2)
  expect(error.message).toMatch(/Nilai PORT "x" tidak dapat dipakai.*Nilai LOG_LEVEL "y"/s)
  expect(error.message).toMatch(/The value "x" of PORT is not allowed.*"y" of LOG_LEVEL/s)
})

test('a password in a wrong database address is not shown', () => {
  const { message } = problemsOf({ DATABASE_URL: 'mysql://camat:rahasia@db/tanggap' })
  expect(message).toContain('mysql://camat:…@db/tanggap')
  expect(message).not.toContain('rahasia')
})
