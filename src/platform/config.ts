import { statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { StartError } from './start-error.ts'

/** What the operator chose, checked once at the start. */
export interface Config {
  /** 0: any free port. */
  port: number
  host: string
  /** Address that citizens use, without a slash at its end. */
  publicUrl: string
  /** Absolute; may not exist yet. */
  dataFolder: string
  /** Null: the embedded database. */
  databaseUrl: string | null
  /** Absolute; exists. */
  standardFolder: string
  demo: boolean
  dev: boolean
  /** The project's root, absolute. */
  root: string
  logLevel: string
  /** Folder into which the scanner puts its files, absolute; null: none is watched. */
  scansFolder: string | null
  /** The government's e-sign service; null: not used. */
  esign: { url: string; user: string; password: string } | null
  /** File of the office's mailboxes, modems and numbers (mode 0600); may be absent. */
  channelsFile: string
  /** Installation secret given by the operator; null: the file in the data folder. */
  secret: string | null
}

/** One variable that cannot be used as it is. */
export interface ConfigProblem {
  variable: string
  value: string
  indonesian: string
  english: string
}

/** Some environment variables have values that are not allowed. The message names every one of them. */
export class ConfigError extends StartError {
  override name = 'ConfigError'
  readonly problems: ConfigProblem[]
  constructor(problems: ConfigProblem[]) {
    super(
      problems.map((problem) => `Nilai ${problem.variable} "${problem.value}" tidak dapat dipakai: ${problem.indonesian}`).join('\n'),
      problems.map((problem) => `The value "${problem.value}" of ${problem.variable} is not allowed: ${problem.english}`).join('\n'),
    )
    this.problems = problems
  }
}

type Environment = Record<string, string | undefined>

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']

/** The environment of this process: the one place that reads it. */
export function processEnvironment(): Environment {
  return process.env
}

/**
 * Reads the configuration. An empty variable counts as absent; relative folders are relative to the project's root.
 * @throws ConfigError naming every wrong variable, its value and what is allowed
 */
export function readConfig(env: Environment, root: string): Config {
  const problems: ConfigProblem[] = []
  const get = (variable: string) => env[variable]?.trim() || null
  const wrong = (variable: string, value: string, indonesian: string, english: string) => problems.push({ variable, value, indonesian, english })

  const flag = (variable: string): boolean => {
    const value = get(variable)
    if (value !== null && value !== '0' && value !== '1') wrong(variable, value, 'isi dengan 1 (ya) atau 0 (tidak).', 'give 1 (yes) or 0 (no).')
    return value === '1'
  }

  const portText = get('PORT') ?? '3000'
  const port = /^\d{1,5}$/.test(portText) ? Number(portText) : NaN
  if (!(port <= 65535)) wrong('PORT', portText, 'isi dengan bilangan bulat 0 sampai 65535.', 'give a whole number from 0 to 65535.')

  const host = get('HOST') ?? '127.0.0.1'
  if (!/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(host) && !/^[0-9a-f:.]*:[0-9a-f:.]*$/i.test(host)) {
    wrong('HOST', host, 'isi dengan alamat IP atau nama komputer, misalnya 127.0.0.1 atau 0.0.0.0.', 'give an IP address or a host name, such as 127.0.0.1 or 0.0.0.0.')
  }

  const publicText = get('PUBLIC_URL')
  const publicUrl = publicText === null ? localUrl(host, port) : siteUrl(publicText)
  if (publicUrl === null) {
    wrong('PUBLIC_URL', publicText ?? '', 'isi dengan alamat http:// atau https:// tanpa jalur, misalnya https://pengaduan.contoh.go.id.', 'give an http:// or https:// address without a path, such as https://pengaduan.contoh.go.id.')
  }

  const demo = flag('TANGGAP_DEMO')
  const dev = flag('TANGGAP_DEV')
  // A folder of its own, so that a demo never touches an office's data.
  const dataFolder = resolve(root, get('TANGGAP_DATA') ?? (demo ? 'data-demo' : 'data'))
  if (kindOf(dataFolder) === 'other') wrong('TANGGAP_DATA', dataFolder, 'isi dengan nama folder; yang ada di sana bukan folder.', 'give a folder; what is there is not one.')

  const databaseUrl = get('DATABASE_URL')
  if (databaseUrl !== null && !isPostgresUrl(databaseUrl)) {
    wrong('DATABASE_URL', withoutPassword(databaseUrl), 'isi dengan alamat postgres://pengguna:sandi@komputer:5432/basisdata.', 'give an address postgres://user:password@host:5432/database.')
  }

  const standardFolder = resolve(root, get('TANGGAP_STANDARD') ?? join('standards', 'kecamatan-wonoasih'))
  if (kindOf(standardFolder) !== 'folder') wrong('TANGGAP_STANDARD', standardFolder, 'isi dengan folder standar pelayanan yang ada.', 'give the folder of a service standard; there is none here.')

  const logLevel = get('LOG_LEVEL') ?? 'info'
  if (!logLevels.includes(logLevel)) wrong('LOG_LEVEL', logLevel, `isi dengan salah satu dari ${logLevels.join(', ')}.`, `give one of ${logLevels.join(', ')}.`)

  const channelsFile = resolve(root, get('TANGGAP_CHANNELS') ?? join(dataFolder, 'channels.yaml'))

  const scansText = get('TANGGAP_SCANS')
  const scansFolder = scansText === null ? null : resolve(root, scansText)
  if (scansFolder !== null && kindOf(scansFolder) === 'other') wrong('TANGGAP_SCANS', scansFolder, 'isi dengan nama folder; yang ada di sana bukan folder.', 'give a folder; what is there is not one.')

  const esignUrl = get('TANGGAP_ESIGN_URL')
  const esignSite = esignUrl === null ? null : siteUrl(esignUrl)
  if (esignUrl !== null && esignSite === null) wrong('TANGGAP_ESIGN_URL', esignUrl, 'isi dengan alamat http:// atau https:// tanpa jalur.', 'give an http:// or https:// address without a path.')
  const esign = esignSite === null ? null : { url: esignSite, user: get('TANGGAP_ESIGN_USER') ?? '', password: get('TANGGAP_ESIGN_PASSWORD') ?? '' }

  const secret = get('TANGGAP_SECRET')
  if (secret !== null && secret.length < 32) wrong('TANGGAP_SECRET', `(${secret.length})`, 'isi dengan paling sedikit 32 huruf acak.', 'give at least 32 random characters.')

  if (problems.length > 0 || publicUrl === null) throw new ConfigError(problems)
  return { port, host, publicUrl, dataFolder, databaseUrl, standardFolder, demo, dev, root, logLevel, scansFolder, esign, channelsFile, secret }
}

/** The address on this machine, for links that are printed where no public address was given. */
export function localUrl(host: string, port: number): string {
  const reachable = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`
}

function siteUrl(text: string): string | null {
  const url = URL.parse(text)
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:')) return null
  const bare = url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '' && url.password === ''
  return bare ? url.origin : null
}

function isPostgresUrl(text: string): boolean {
  const url = URL.parse(text)
  return url !== null && (url.protocol === 'postgres:' || url.protocol === 'postgresql:') && url.pathname.length > 1
}

function withoutPassword(text: string): string {
  return text.replace(/:[^:@/]*@/, ':…@')
}

function kindOf(path: string): 'folder' | 'absent' | 'other' {
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found) return 'absent'
  return found.isDirectory() ? 'folder' : 'other'
}
