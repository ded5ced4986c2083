/**
 * Draws docs/workflow.svg from the table of transitions: states across, in the order of the seven steps; verbs down; for each
 * verb where it may be done, where it leads, and who may. Run: `node scripts/draw-workflow.ts` (a guard test tells when it is stale).
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stepOf, statuses } from '../src/complaint/status.ts'
import type { Status } from '../src/complaint/status.ts'
import { transitions, verbNames } from '../src/complaint/transitions.ts'
import type { By, Transition } from '../src/complaint/transitions.ts'
import { steps } from '../src/procedure/steps.ts'
import { roleKeys } from '../src/ui/frame.ts'
import { keyOf } from '../src/ui/message-key.ts'
import { t } from '../src/ui/messages/messages.ts'

const file = join(import.meta.dirname, '..', 'docs', 'workflow.svg')
const left = { verb: 16, who: 290 }
const grid = { x: 606, column: 44 }
const head = 236
const rowHeight = 34
const groupHeight = 34
const grape = '#5b2a6e'
const soft = '#584f61'

interface Row { name: string; text: string; from: readonly Status[]; to: readonly Status[]; by: readonly By[] }
interface Group { title: string; rows: Row[] }

const groups: Group[] = [...steps.map(({ number, id }) => ({ number, title: `${number}. ${t('id', keyOf('step', id))}` })), { number: 0, title: 'Kapan saja' }].map(({ number, title }) => ({
  title,
  rows: [
    ...(number === 1 ? [{ name: 'lodge', text: 'Sampaikan pengaduan', from: [], to: ['received'], by: ['complainant', 'step'] } as const] : []),
    ...verbNames.filter((name) => transitions[name].step === number).map((name) => {
      const row: Transition = transitions[name]
      return { name, text: t('id', keyOf('verb', name)), from: row.from, to: row.to, by: row.by }
    }),
  ],
}))

/** The whole drawing as SVG text; the same table gives the same text. */
export function drawWorkflow(): string {
  const width = grid.x + statuses.length * grid.column + 150
  const parts: string[] = []
  const bands: string[] = []
  let y = head
  for (const { title, rows } of groups) {
    parts.push(text(left.verb, y + 23, title, `font-size="15" font-weight="700" fill="${grape}"`))
    y += groupHeight
    rows.forEach((row, i) => {
      if (i % 2 === 0) bands.push(`<rect x="8" y="${y}" width="${grid.x + statuses.length * grid.column - 8}" height="${rowHeight}" fill="#f4edf7"/>`)
      parts.push(drawRow(row, y))
      y += rowHeight
    })
  }
  const bottom = y
  const columns = statuses.map((status, i) => {
    const x = centre(i)
    const step = status === 'postponed' ? '5–6' : String(stepOf(status, null))
    return [
      `<path d="M${x} ${head - 12}V${bottom}" stroke="#d9d1de"/>`,
      text(0, 0, t('id', keyOf('status', status)), `transform="translate(${x + 4} ${head - 44}) rotate(-50)" font-weight="600"`),
      `<circle cx="${x}" cy="${head - 24}" r="12" fill="${grape}"/>`, text(x, head - 20, step, 'text-anchor="middle" fill="#fff" font-size="11" font-weight="700"'),
    ].join('')
  })
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="title desc" width="${width}" viewBox="0 0 ${width} ${bottom + 20}" font-family="system-ui, sans-serif" font-size="13" fill="#231a2b">`,
    '<title id="title">Alur pengaduan: keadaan dan tindakan</title>',
    '<desc id="desc">Digambar dari src/complaint/transitions.ts. Setiap baris satu tindakan: dari keadaan mana, menjadi keadaan apa, dan siapa yang boleh.</desc>',
    `<rect width="${width}" height="${bottom + 20}" fill="#fff"/>`,
    text(left.verb, 36, 'Alur pengaduan', `font-size="24" font-weight="700" fill="${grape}"`),
    text(left.verb, 60, 'Keadaan berkas (atas) dan tindakan atasnya (kiri). Angka dalam lingkaran: langkah standar.', `fill="${soft}"`),
    legend(96), ...bands, ...columns, ...parts, '</svg>', '',
  ].join('\n')
}

function legend(y: number): string {
  const at = left.verb + 8
  return [
    from(at, y), text(at + 18, y + 4, 'dapat dilakukan pada keadaan ini'), to(at, y + 24), text(at + 18, y + 28, 'menjadi keadaan ini'),
    stays(at, y + 48), text(at + 18, y + 52, 'dapat dilakukan, dan keadaannya dapat tetap'),
  ].join('')
}

function drawRow({ name, text: verb, from: sources, to: targets, by }: Row, y: number): string {
  const middle = y + rowHeight / 2
  const touched = statuses.flatMap((status, i) => (sources.includes(status) || targets.includes(status) ? [centre(i)] : []))
  const marks = statuses.map((status, i) => {
    const [source, target] = [sources.includes(status), targets.includes(status)]
    if (source && target) return stays(centre(i), middle)
    // A way back points back.
    const back = sources.length > 0 && sources.every((other) => statuses.indexOf(other) > i)
    return source ? from(centre(i), middle) : target ? to(centre(i), middle, back ? -1 : 1) : ''
  })
  const same = sources.length === targets.length && sources.every((status) => targets.includes(status))
  const line = !same && touched.length > 1 ? `<path d="M${Math.min(...touched)} ${middle}H${Math.max(...touched)}" stroke="${grape}" stroke-opacity="0.35" stroke-width="2"/>` : ''
  const people = wrapped(by.map(nameOf).join(', '), 52)
  return [
    text(left.verb, y + 15, verb, 'font-weight="600"'), text(left.verb, y + 28, name, `font-size="11" font-family="ui-monospace, monospace" fill="${soft}"`),
    ...people.map((part, i) => text(left.who, y + (people.length === 1 ? 21 : 14 + i * 13), part, `font-size="11" fill="${soft}"`)), line, ...marks,
  ].join('')
}

function nameOf(by: By): string {
  if (by === 'step') return 'pelaksana langkah'
  return by === 'complainant' ? 'Pelapor' : by === 'system' ? 'Sistem' : t('id', roleKeys[by])
}

function wrapped(list: string, most: number): string[] {
  const lines: string[] = []
  for (const word of list.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= most) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

const centre = (column: number) => grid.x + column * grid.column + grid.column / 2
const from = (x: number, y: number) => `<circle cx="${x}" cy="${y}" r="7" fill="#fff" stroke="${grape}" stroke-width="2"/>`
const stays = (x: number, y: number) => `${from(x, y)}<circle cx="${x}" cy="${y}" r="3" fill="${grape}"/>`
const to = (x: number, y: number, way: 1 | -1 = 1) => `<path d="M${x - 7 * way} ${y - 8}L${x + 9 * way} ${y}L${x - 7 * way} ${y + 8}z" fill="#f2a03d" stroke="#7a4300"/>`

function text(x: number, y: number, content: string, attributes = ''): string {
  return `<text x="${x}" y="${y}" ${attributes}>${content.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</text>`
}

/** Whether docs/workflow.svg shows the transitions as they are. */
export function isWorkflowFresh(): boolean {
  return readFileSync(file, 'utf8') === drawWorkflow()
}

if (import.meta.main) writeFileSync(file, drawWorkflow())
