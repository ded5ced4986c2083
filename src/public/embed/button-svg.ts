/** `solid` stands out on a light page; `outline` keeps quiet beside other buttons. */
export type ButtonStyle = 'solid' | 'outline'

export const buttonSize = { width: 260, height: 64 } as const

const grape = '#5b2a6e'
const looks = { solid: { ground: grape, line: grape, ink: '#ffffff' }, outline: { ground: '#ffffff', line: grape, ink: grape } } as const satisfies Record<ButtonStyle, object>
/** Where the words begin, and how wide they may be. */
const words = { x: 64, width: buttonSize.width - 64 - 14 }
/** Width of an average letter of a plain typeface, of its size. */
const letter = 0.56

/**
 * The button for other websites as a picture that needs nothing else: no script, no font, no style sheet. Whatever typeface the reader's
 * computer has instead, the words keep their width, so they never run over the edge.
 */
export function buttonSvg(style: ButtonStyle, { title, office }: { title: string; office: string }): string {
  const { ground, line, ink } = looks[style]
  const { width, height } = buttonSize
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">` +
    `<title>${escaped(`${title}: ${office}`)}</title>` +
    `<rect x="1" y="1" width="${width - 2}" height="${height - 2}" rx="10" fill="${ground}" stroke="${line}" stroke-width="2"/>` +
    '<g transform="translate(13 12)"><path fill="#f2a03d" d="M20 2c10 0 18 7 18 16.500S30 35 20 35c-1.700 0-3.400-.2-5-.6L6.500 38.500c-.8.4-1.700-.3-1.500-1.200l1.300-7.100C3.600 27.200 2 23.500 2 18.500 2 9 10 2 20 2z"/>' +
    '<path fill="none" stroke="#3e1a4d" stroke-width="4" stroke-linecap="round" stroke-linejoin="round" d="m12 19 6 6 11-11.500"/></g>' +
    lineOf(title, { y: 29, size: 17, ink, bold: true }) + lineOf(office, { y: 48, size: 13, ink, bold: false }) + '</svg>'
  )
}

function lineOf(text: string, { y, size, ink, bold }: { y: number; size: number; ink: string; bold: boolean }): string {
  const letters = Math.max(1, [...text].length)
  const fitting = Math.max(6, Math.min(size, words.width / (letters * letter)))
  const length = Math.min(words.width, letters * letter * fitting)
  return `<text x="${words.x}" y="${y}" font-family="system-ui, 'Segoe UI', Roboto, Arial, sans-serif" font-size="${round(fitting)}"${bold ? ' font-weight="700"' : ''} fill="${ink}" textLength="${round(length)}" lengthAdjust="spacingAndGlyphs">${escaped(text)}</text>`
}

const round = (value: number) => Math.round(value * 10) / 10

function escaped(text: string): string {
  return text.replace(/[&<>"']/gu, (character) => `&#${character.charCodeAt(0)};`)
}
