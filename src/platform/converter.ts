import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

export type Converted = { ok: true; pdf: Uint8Array } | { ok: false; reason: 'absent' | 'busy' | 'too_long' | 'failed' }

/** LibreOffice, where the machine has it: makes a PDF of a DOCX. Nothing needs it. */
export interface Converter {
  /** Whether there is one. */
  readonly present: boolean
  /** PDF/A-2b, tagged, fonts within. One document at a time; the others wait. */
  pdf(docx: Uint8Array): Promise<Converted>
  /** Ends what runs. */
  close(): Promise<void>
}

export interface ConverterOptions {
  /** Folders with fonts beside those of the machine, in which what is written in Arial comes out as wide as in Word. */
  fonts?: readonly string[]
  /** LibreOffice's program; null: none. Absent: where systems put it. */
  program?: string | null
  timeLimitMs?: number
  /** Where it works; every document has a folder of its own there, gone afterwards. */
  folder?: string
}

const usualPlaces = ['/usr/bin/soffice', '/usr/local/bin/soffice', '/usr/lib/libreoffice/program/soffice', '/opt/libreoffice/program/soffice', '/Applications/LibreOffice.app/Contents/MacOS/soffice']
const mostWaiting = 8
const filter = `pdf:writer_pdf_Export:${JSON.stringify({ SelectPdfVersion: { type: 'long', value: '2' }, UseTaggedPDF: { type: 'boolean', value: 'true' } })}`

/** Macros off, and nothing is fetched: neither pictures nor what a link would bring. */
const profile = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
${[['Office.Common/Security/Scripting', 'DisableMacrosExecution', 'true'], ['Office.Common/Security/Scripting', 'BlockUntrustedRefererLinks', 'true'], ['Office.Common/Security/Scripting', 'MacroSecurityLevel', '3'],
  ['Office.Writer/Content/Update', 'Link', '0']].map(([path, name, value]) => `<item oor:path="/org.openoffice.${path}"><prop oor:name="${name}" oor:op="fuse"><value>${value}</value></prop></item>`).join('\n')}
</oor:items>`

export function openConverter({ fonts = [], program = usualPlaces.find((place) => existsSync(place)) ?? null, timeLimitMs = 60_000, folder: room = tmpdir() }: ConverterOptions = {}): Converter {
  let last: Promise<unknown> = Promise.resolve()
  let waiting = 0
  let closing = false
  let end: (() => void) | null = null

  /** Every document has a folder and a profile of its own: two programs on one profile yield nothing, and nothing of one document is left to the next. */
  async function convert(soffice: string, docx: Uint8Array): Promise<Converted> {
    const folder = await mkdtemp(join(room, 'tanggap-docx-'))
    try {
      const user = join(folder, 'profile', 'user')
      await mkdir(user, { recursive: true })
      await Promise.all([
        writeFile(join(user, 'registrymodifications.xcu'), profile), writeFile(join(folder, 'naskah.docx'), docx),
        writeFile(join(folder, 'fonts.conf'), `<?xml version="1.0"?><fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include>${fonts.map((font) => `<dir>${escaped(font)}</dir>`).join('')}<cachedir>${escaped(join(folder, 'cache'))}</cachedir></fontconfig>`),
      ])
      const ended = await run(soffice, folder)
      if (ended !== 'ended') return { ok: false, reason: ended }
      // It says that all went well also where it made nothing.
      const pdf = await readFile(join(folder, 'naskah.pdf')).catch(() => null)
      return pdf?.subarray(0, 5).toString('latin1') === '%PDF-' ? { ok: true, pdf } : { ok: false, reason: 'failed' }
    } finally {
      await rm(folder, { recursive: true, force: true, maxRetries: 3 })
    }
  }

  function run(soffice: string, folder: string): Promise<'ended' | 'too_long' | 'failed'> {
    return new Promise((resolve) => {
      const child = spawn(soffice, ['--headless', '--norestore', '--nolockcheck', `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`, '--convert-to', filter, '--outdir', folder, join(folder, 'naskah.docx')], {
        cwd: folder, stdio: 'ignore', detached: true, env: { PATH: '/usr/local/bin:/usr/bin:/bin', HOME: folder, TMPDIR: folder, LANG: 'C.UTF-8', FONTCONFIG_FILE: join(folder, 'fonts.conf'), SAL_USE_VCLPLUGIN: 'svp' },
      })
      let late = false
      // The program starts another that does the work: both are of one group.
      const kill = (): void => {
        try {
          if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
        } catch (error) {
          if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error // it has ended by itself
        }
      }
      const timer = setTimeout(() => {
        late = true
        kill()
      }, timeLimitMs)
      end = kill
      const over = (result: 'ended' | 'failed'): void => {
        clearTimeout(timer)
        end = null
        kill()
        resolve(late ? 'too_long' : result)
      }
      child.once('error', () => over('failed'))
      child.once('exit', () => over('ended'))
    })
  }

  return {
    present: program !== null,
    async pdf(docx) {
      if (program === null) return { ok: false, reason: 'absent' }
      if (closing || waiting >= mostWaiting) return { ok: false, reason: 'busy' }
      waiting++
      const mine = last.then(() => (closing ? { ok: false as const, reason: 'busy' as const } : convert(program, docx)))
      last = mine.catch(() => null)
      return mine.finally(() => waiting--)
    },
    async close() {
      closing = true
      end?.()
      await last
    },
  }
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
