/** Pieces of a DOCX as XML. Texts are those of our own templates: they hold no character that XML reads. */
export interface Look {
  align?: 'left' | 'center' | 'right' | 'both'
  style?: string
  bold?: boolean
  underline?: boolean
  /** Half points: 22 is 11 pt. */
  size?: number
  /** Twips (1/20 pt). */
  indent?: number
  before?: number
  after?: number
  /** Stays on one page with the next paragraph. */
  keep?: boolean
  /** Border under the paragraph, as on a letterhead. */
  rule?: 'kop' | 'thin'
}

const flag = (on: boolean | undefined, tag: string): string => (on ? `<w:${tag}/>` : '')

/** A paragraph; a line break in the text is one on paper, a tab a tab. */
export function paragraph(text: string, look: Look = {}): string {
  const { align, style, bold, underline, size, indent, before, after, keep, rule } = look
  const spacing = before === undefined && after === undefined ? '' : `<w:spacing${before === undefined ? '' : ` w:before="${before}"`}${after === undefined ? '' : ` w:after="${after}"`}/>`
  const properties = [
    style === undefined ? '' : `<w:pStyle w:val="${style}"/>`, flag(keep, 'keepNext'), flag(keep, 'keepLines'),
    rule === undefined ? '' : `<w:pBdr><w:bottom ${rule === 'kop' ? 'w:val="thickThinSmallGap" w:sz="24"' : 'w:val="single" w:sz="6"'} w:space="4" w:color="000000"/></w:pBdr>`,
    spacing, indent === undefined ? '' : `<w:ind w:left="${indent}"/>`, align === undefined ? '' : `<w:jc w:val="${align}"/>`,
  ].join('')
  const run = `${flag(bold, 'b')}${underline ? '<w:u w:val="single"/>' : ''}${size === undefined ? '' : `<w:sz w:val="${size}"/><w:szCs w:val="${size}"/>`}`
  return `<w:p><w:pPr>${properties}</w:pPr>${runs(text, run)}</w:p>`
}

export function runs(text: string, properties = ''): string {
  const inner = text.split('\n').map((line) => line.split('\t').map((piece) => `<w:t xml:space="preserve">${piece}</w:t>`).join('<w:tab/>')).join('<w:br/>')
  return `<w:r><w:rPr>${properties}</w:rPr>${inner}</w:r>`
}

/** A field that Word counts itself: PAGE, NUMPAGES. */
export function field(name: 'PAGE' | 'NUMPAGES', properties: string): string {
  return `<w:fldSimple w:instr=" ${name} "><w:r><w:rPr>${properties}</w:rPr><w:t>1</w:t></w:r></w:fldSimple>`
}

export interface Cell { width: number; content: string }

/** A table; `lines`: with borders and a first row that is repeated on each page. */
export function table(rows: readonly (readonly Cell[])[], { lines = false }: { lines?: boolean } = {}): string {
  const border = lines ? ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`).join('') : ''
  const padding = lines ? 100 : 0
  const grid = (rows[0] ?? []).map(({ width }) => `<w:gridCol w:w="${width}"/>`).join('')
  const body = rows.map((cells, index) => `<w:tr><w:trPr>${lines ? '' : '<w:cantSplit/>'}${lines && index === 0 ? '<w:tblHeader/>' : ''}</w:trPr>${cells.map(({ width, content }) =>
    `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/></w:tcPr>${content}</w:tc>`).join('')}</w:tr>`).join('')
  return `<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblBorders>${border}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="${padding}" w:type="dxa"/><w:right w:w="${padding}" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${body}</w:tbl>`
}
