import { t } from '../../ui/messages/messages.ts'
import type { Language } from '../../ui/messages/messages.ts'
import type { FlowStep } from './flow.ts'

/** Units of the drawing; on a phone it shrinks to the page, elsewhere it is drawn in this width. */
const width = 400
const box = { left: 2, width: 352, padding: 14 }
const line = 21
const gap = 30
/** Between the roles beside the number and what is below. */
const headGap = 8
/** Letters to a line: few enough for the widest of the usual system fonts. */
const letters = 36
const ink = '#231a2b'
const grape = '#5b2a6e'

interface Line { text: string; bold?: boolean; soft?: boolean; lang?: 'id' }
interface Box { step: FlowStep; lines: Line[]; top: number; height: number }

export interface FlowChartProps { lang: Language; flow: readonly FlowStep[]; service: string }

/**
 * The flow chart (bagan alur, S3) as a drawing: from top to bottom, so that it can be read on a phone and on paper.
 * It says nothing that `FlowText` does not say in words.
 */
export function FlowChart({ lang, flow, service }: FlowChartProps) {
  const start = 44
  const boxes = layOut(lang, flow, start + gap)
  const last = boxes.at(-1)
  const end = (last ? last.top + last.height : start) + gap
  const centre = box.left + box.width / 2
  return (
    <svg role="img" aria-labelledby="flow-title flow-desc" width={width} viewBox={`0 0 ${width} ${end + 48}`} font-size="15" fill={ink}>
      <title id="flow-title">{t(lang, 'standard.chart_title', { service })}</title>
      <desc id="flow-desc">{t(lang, 'standard.chart_desc')}</desc>
      <Terminal top={2} text={t(lang, 'standard.chart_start')} />
      {boxes.map(({ step, lines, top, height }) => (
        <g key={step.number}>
          <Arrow x={centre} from={top - gap} to={top} />
          <rect x={box.left} y={top} width={box.width} height={height} rx="6" fill="#fff" stroke={grape} stroke-width="2" />
          <circle cx={box.left + 28} cy={top + 26} r="15" fill={grape} />
          <text x={box.left + 28} y={top + 31} text-anchor="middle" font-weight="700" fill="#fff">{step.number}</text>
          {lines.map(({ text, bold, soft, lang: own }, i) => (
            <text key={i} lang={own} x={box.left + (bold && isHead(lines, i) ? 54 : box.padding)} y={top + 31 + i * line + (isHead(lines, i) ? 0 : headGap)} font-weight={bold ? '700' : undefined} fill={soft ? '#584f61' : bold ? grape : undefined}>
              {text}
            </text>
          ))}
        </g>
      ))}
      {boxes.flatMap((from) => from.step.backTo.map((target, i) => {
        const to = boxes.find((candidate) => candidate.step.number === target)
        return to ? <WayBack key={`${from.step.number}-${target}`} from={from.top + from.height / 2 + i * 12} to={to.top + to.height - 18} x={box.left + box.width + 18 + (from.step.number % 2) * 14} /> : null
      }))}
      <Arrow x={centre} from={end - gap} to={end} />
      <Terminal top={end} text={t(lang, 'standard.chart_end')} />
    </svg>
  )
}

function layOut(lang: Language, flow: readonly FlowStep[], first: number): Box[] {
  let top = first
  return flow.map((step) => {
    const own = lang === 'id' ? {} : { lang: 'id' as const }
    const { time, paper, note } = step.ours
    const lines: Line[] = [
      ...wrap(step.roles, letters - 6).map((text) => ({ text, bold: true })),
      ...wrap(step.title).map((text) => ({ text })),
      ...(time === null ? [] : wrap(t(lang, 'standard.chart_time', { time })).map((text) => ({ text, bold: true, ...own }))),
      ...(paper === null ? [] : wrap(t(lang, 'standard.chart_paper', { paper })).map((text) => ({ text, soft: true, ...own }))),
      ...(note === null ? [] : wrap(note).map((text) => ({ text, soft: true, ...own }))),
      ...step.backTo.map((number) => ({ text: t(lang, 'standard.chart_back', { number }), soft: true })),
      ...(step.mayEnd ? wrap(t(lang, 'standard.chart_exit')).map((text) => ({ text, soft: true })) : []),
    ]
    const laid = { step, lines, top, height: 31 + lines.length * line + headGap - 4 }
    top += laid.height + gap
    return laid
  })
}

/** The lines beside the number: the roles, before anything else. */
function isHead(lines: readonly Line[], i: number): boolean {
  return lines.slice(0, i + 1).every(({ bold }) => bold)
}

/** A text in lines of at most so many letters; a longer word has a line of its own. */
export function wrap(text: string, most = letters): string[] {
  const lines: string[] = []
  for (const word of text.split(/\s+/u).filter(Boolean)) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= most) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

function Terminal({ top, text }: { top: number; text: string }) {
  return (
    <g>
      <rect x={box.left} y={top} width={box.width} height="42" rx="21" fill="#f4edf7" stroke={grape} stroke-width="2" />
      <text x={box.left + box.width / 2} y={top + 26} text-anchor="middle" font-size="14">{text}</text>
    </g>
  )
}

function Arrow({ x, from, to }: { x: number; from: number; to: number }) {
  return (
    <g>
      <path d={`M${x} ${from}V${to - 8}`} stroke={grape} stroke-width="2" fill="none" />
      <path d={`M${x - 6} ${to - 9}h12l-6 9z`} fill={grape} />
    </g>
  )
}

function WayBack({ from, to, x }: { from: number; to: number; x: number }) {
  const edge = box.left + box.width
  return (
    <g>
      <path d={`M${edge} ${from}H${x}V${to}H${edge + 8}`} stroke={grape} stroke-width="2" stroke-dasharray="5 4" fill="none" />
      <path d={`M${edge + 9} ${to - 6}v12l-8-6z`} fill={grape} />
    </g>
  )
}

/** The same in words. */
export function FlowText({ lang, flow }: Omit<FlowChartProps, 'service'>) {
  const own = lang === 'id' ? undefined : 'id'
  return (
    <ol class="govuk-list govuk-list--number govuk-list--spaced">
      {flow.map(({ number, title, roles, ours, backTo, mayEnd }) => (
        <li key={number}>
          <strong>{title}</strong>
          <br />
          {t(lang, 'standard.chart_roles', { roles })}
          {ours.time ? <span lang={own}><br />{t(lang, 'standard.chart_time', { time: ours.time })}</span> : null}
          {ours.paper ? <span lang={own}><br />{t(lang, 'standard.chart_paper', { paper: ours.paper })}</span> : null}
          {ours.note ? <span lang={own}><br />{ours.note}</span> : null}
          {backTo.map((step) => <span key={step}><br />{t(lang, 'standard.chart_back', { number: step })}</span>)}
          {mayEnd ? <span><br />{t(lang, 'standard.chart_exit')}</span> : null}
        </li>
      ))}
    </ol>
  )
}
