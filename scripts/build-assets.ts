/**
 * Builds what browsers fetch: style sheets, scripts, font, images. Writes `dist/assets/<name>.<hash>.<ext>`, each with
 * `.br` and `.gz` beside it where that helps, and `dist/assets/manifest.json` (plain name → hashed name).
 * Run: `node scripts/build-assets.ts [folder]`; the folder is `dist/assets` unless given.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { compile } from 'sass'
import ts from 'typescript'

const root = fileURLToPath(new URL('..', import.meta.url))
const out = process.argv[2] ?? `${root}dist/assets`
const manifest: Record<string, string> = {}

/** Small scripts, each in a block of its own, joined in this order. */
const scripts = {
  'public.js': ['submit-once', 'focus-result', 'character-count', 'chosen-files', 'print-button'],
  'desk.js': ['submit-once', 'focus-result', 'character-count', 'chosen-files', 'print-button', 'live', 'autosave'],
  'recorder.js': ['recorder'],
  'lodge.js': ['draft', 'install'],
}
/** What the service worker keeps for the lodge page without a network. */
const offline = ['public.css', 'public.js', 'recorder.js', 'lodge.js', 'logo.svg', 'icon.svg']

const fontFile = 'node_modules/@fontsource-variable/plus-jakarta-sans/files/plus-jakarta-sans-latin-wght-normal.woff2'

mkdirSync(out, { recursive: true })
emit('plus-jakarta-sans.woff2', readFileSync(root + fontFile))
for (const name of ['logo.svg', 'icon.svg']) emit(name, readFileSync(`${root}src/ui/assets/${name}`))
for (const name of ['public.css', 'desk.css']) emit(name, Buffer.from(styleSheet(name.replace('.css', '.scss'))))
for (const name of ['icon-192.png', 'icon-512.png']) emit(name, readFileSync(`${root}src/ui/assets/${name}`))
for (const [name, parts] of Object.entries(scripts)) emit(name, Buffer.from(parts.map(script).join('')))
emitServiceWorker()
writeFileSync(`${out}/manifest.json`, `${JSON.stringify(manifest, null, 2)}\n`)
removeStale()

function styleSheet(entry: string): string {
  const { css } = compile(`${root}src/ui/${entry}`, {
    style: 'compressed',
    loadPaths: [`${root}node_modules`],
    quietDeps: true,
  })
  // The font's address is relative to the sheet; it is the only one, since the security policy allows no data: URL.
  return css.replace('plus-jakarta-sans.woff2', manifest['plus-jakarta-sans.woff2'] ?? '')
}

/** A service worker has one address for ever; what it keeps stands in it, so that other assets make another worker. */
function emitServiceWorker(): void {
  const assets = offline.map((name) => `/assets/${manifest[name]}`)
  const head = `const assets = ${JSON.stringify(assets)}\nconst version = '${hashOf(Buffer.from(assets.join()))}'\n`
  manifest['sw.js'] = 'sw.js'
  compressed('sw.js', 'sw.js', Buffer.from(head + script('service-worker/service-worker')))
}

/** A script in a block of its own, with the files that it imports, each once. */
function script(name: string): string {
  return `{\n${withImports(name, new Set())}\n}\n`
}

function withImports(name: string, seen: Set<string>): string {
  if (seen.has(name)) return ''
  seen.add(name)
  const own = plain(name)
  const imported = [...own.matchAll(/^import .* from '\.\/(.+)\.ts';$/gmu)].map((match) => withImports(match[1] ?? '', seen))
  return [...imported, own.replace(/^import .*$/gmu, '').replace(/^export (?!\{)/gmu, '')].map((part) => part.trim()).filter(Boolean).join('\n')
}

function plain(name: string): string {
  const source = readFileSync(`${root}src/ui/elements/${name}.ts`, 'utf8')
  const { outputText } = ts.transpileModule(source, {
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ES2022,
      moduleDetection: ts.ModuleDetectionKind.Force,
      removeComments: true,
    },
  })
  const lines = outputText.replace('export {};', '').split('\n')
  return lines.map((line) => line.trim()).filter(Boolean).join('\n')
}

function emit(name: string, content: Buffer): void {
  const hashed = name.replace(/\.(\w+)$/, `.${hashOf(content)}.$1`)
  manifest[name] = hashed
  compressed(name, hashed, content)
}

function hashOf(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 10)
}

function compressed(name: string, hashed: string, content: Buffer): void {
  writeFileSync(`${out}/${hashed}`, content)
  // woff2 and png are compressed inside.
  if (/\.(?:woff2|png)$/u.test(name)) return
  const brotli = brotliCompressSync(content, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT },
  })
  const gzip = gzipSync(content, { level: 9 })
  writeFileSync(`${out}/${hashed}.br`, brotli)
  writeFileSync(`${out}/${hashed}.gz`, gzip)
  console.log(`${name.padEnd(12)} ${content.length} bytes, brotli ${brotli.length}, gzip ${gzip.length}`)
}

function removeStale(): void {
  const current = Object.values(manifest)
  for (const file of readdirSync(out)) {
    if (file !== 'manifest.json' && !current.some((name) => file.startsWith(name))) rmSync(`${out}/${file}`)
  }
}
