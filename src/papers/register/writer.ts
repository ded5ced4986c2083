import PdfKit from 'pdfkit'
import { shownUrl } from '../check.ts'
import { qrPath } from '../qr.ts'
import { bookFonts, linesOf } from './lines.ts'
import type { Run } from './lines.ts'
import type { BookHead, BookRow } from './protocol.ts'

const millimetre = 72 / 25.4
const sizes = { A4: [297 * millimetre, 210 * millimetre], F4: [330 * millimetre, 215 * millimetre] } as const
const margin = { x: 12 * millimetre, top: 11 * millimetre, bottom: 20 * millimetre }
const [size, leading, pad] = [6.6, 8, 2.2]
const fontNames = ['regular', 'bold', 'arabic', 'emoji']

/**
 * Writes the Buku Pengaduan line by line: a page is given away as soon as it is full, so a book of any length takes the memory of a page. Landscape,
 * numbered pages, head of the table on each, tagged as a table, PDF/A-2a. The same gives the same bytes.
 */
export function openBookWriter(head: BookHead, give: (bytes: Uint8Array) => void): { write(rows: readonly BookRow[]): void; end(closing: readonly string[], signature: readonly string[]): number } {
  const [pageWidth, pageHeight] = sizes[head.paper]
  const document = new PdfKit({
    size: [pageWidth, pageHeight], margin: 0, autoFirstPage: false, pdfVersion: '1.7', subset: 'PDF/A-2a', tagged: true, lang: 'id-ID', displayTitle: true,
    info: { Title: head.title, Author: head.letterhead.office, CreationDate: new Date(head.issuedAt), ModDate: new Date(head.issuedAt) },
  })
  document.on('data', (chunk: Uint8Array) => give(chunk))
  fontNames.forEach((name, index) => document.registerFont(name, bookFonts[index]?.bytes))
  const widths = new Map<string, number>()
  const measure = (font: string, text: string): number => {
    const key = `${font} ${text}`
    const known = widths.get(key)
    if (known !== undefined) return known
    const width = document.font(font, size).widthOfString(text)
    if (widths.size > 20_000) widths.clear()
    widths.set(key, width)
    return width
  }
  const total = head.columns.reduce((sum, { share }) => sum + share, 0)
  const columns = head.columns.map(({ title, share }) => ({ title, width: ((pageWidth - 2 * margin.x) * share) / total }))
  const root = document.struct('Document')
  document.addStructure(root)
  const table = document.struct('Table')
  root.add(table)
  let y = 0
  let page = 0
  const bottom = pageHeight - margin.bottom

  function artifact(draw: () => void): void {
    document.markContent('Artifact')
    draw()
    document.endMarkedContent()
  }

  function newPage(): void {
    document.addPage()
    page += 1
    y = margin.top
    if (page === 1) letterhead()
    artifact(footer)
    headRow()
  }

  function letterhead(): void {
    const centred = (font: string, points: number, text: string) => {
      document.font(font, points).fillColor('#000')
      document.text(text, margin.x, y, { width: pageWidth - 2 * margin.x, align: 'center', lineBreak: false })
      y += points * 1.25
    }
    const heading = document.struct('Div', {}, () => {
      centred('regular', 10, head.letterhead.parent.toUpperCase())
      centred('bold', 13, head.letterhead.office.toUpperCase())
      for (const line of head.letterhead.addressLine.split('\n')) centred('regular', 7.5, line)
    })
    const title = document.struct('H1', {}, () => {
      y += 6
      centred('bold', 12, head.title.toUpperCase())
      if (head.under !== '') centred('regular', 8, head.under)
      y += 5
    })
    root.add(heading)
    root.add(title)
  }

  function footer(): void {
    const at = pageHeight - margin.bottom + 5
    document.lineWidth(0.4).strokeColor('#777').moveTo(margin.x, at).lineTo(pageWidth - margin.x, at).stroke()
    document.font('regular', 6.5).fillColor('#3c3c3c')
    let x: number = margin.x
    if (head.check) {
      const { size: modules, path } = qrPath(head.check.url)
      const side = 12 * millimetre
      document.save().translate(x, at + 3).scale(side / modules).path(path).fill('#000').restore()
      x += side + 6
      document.font('regular', 6.5).fillColor('#3c3c3c').text(`Kode periksa ${head.check.code} · keaslian naskah: ${shownUrl(head.check)}`, x, at + 15, { lineBreak: false })
    }
    document.text(head.reference, x, at + 6, { lineBreak: false })
    document.text(`Halaman ${page}`, margin.x, at + 6, { width: pageWidth - 2 * margin.x, align: 'right', lineBreak: false })
  }

  function headRow(): void {
    const cells = columns.map(({ title, width }) => linesOf(title, width - 2 * pad, (_font, text) => measure('bold', text)).map((line) => line.map((run) => ({ ...run, font: 'bold' }))))
    row(cells, { header: true, struck: () => false })
  }

  function row(cells: readonly Run[][][], { header, struck }: { header: boolean; struck: (column: number) => boolean }): void {
    // A line of the book that is longer than a page goes on overleaf.
    for (let from = 0; ;) {
      const room = Math.max(1, Math.floor((bottom - y - 2 * pad) / leading))
      const left = Math.max(...cells.map((lines) => lines.length)) - from
      const here = Math.min(left, room)
      const height = here * leading + 2 * pad
      const element = document.struct('TR')
      table.add(element)
      let x: number = margin.x
      cells.forEach((lines, column) => {
        const width = columns[column]?.width ?? 0
        const [left0, top] = [x, y]
        const shown = lines.slice(from, from + here)
        artifact(() => {
          if (header) document.rect(left0, top, width, height).fill('#ebebeb')
          document.lineWidth(0.4).strokeColor('#555').rect(left0, top, width, height).stroke()
        })
        element.add(document.struct(header ? 'TH' : 'TD', {}, () => draw(shown, left0 + pad, top + pad, struck(column))))
        x += width
      })
      element.end()
      y += height
      from += here
      if (from >= Math.max(...cells.map((lines) => lines.length))) return
      newPage()
    }
  }

  function draw(lines: readonly Run[][], x: number, top: number, struck: boolean): void {
    lines.forEach((line, index) => {
      let at = x
      for (const run of line) {
        document.font(run.font, size).fillColor('#000').text(run.text, at, top + index * leading + size * 0.92, { lineBreak: false, baseline: 'alphabetic' })
        at += run.width
      }
      if (struck && at > x) document.lineWidth(0.6).strokeColor('#000').moveTo(x, top + index * leading + size * 0.55).lineTo(at, top + index * leading + size * 0.55).stroke()
    })
  }

  newPage()
  return {
    write(rows) {
      for (const { cells, struck } of rows) {
        const set = cells.map((text, column) => linesOf(text, (columns[column]?.width ?? 0) - 2 * pad, measure))
        const height = Math.max(...set.map((lines) => lines.length)) * leading + 2 * pad
        // A line stays whole unless it is longer than a page.
        if (y + height > bottom && height < bottom - margin.top - 40) newPage()
        row(set, { header: false, struck: (column) => struck && column !== head.remark })
      }
    },
    end(closing, signature) {
      table.end()
      const words = closing.map((text) => linesOf(text, pageWidth - 2 * margin.x, measure)).flat()
      if (y + (words.length + 9) * leading + 40 > bottom) {
        document.addPage()
        page += 1
        y = margin.top
        artifact(footer)
      }
      y += 8
      root.add(document.struct('P', {}, () => draw(words, margin.x, y, false)))
      y += words.length * leading + 10
      root.add(document.struct('P', {}, () => signature.forEach((line, index) => {
        document.font(index === signature.length - 1 ? 'bold' : 'regular', 8).fillColor('#000')
        document.text(line, pageWidth / 2, y + index * 11 + (index === signature.length - 1 ? 34 : 0), { width: pageWidth / 2 - margin.x, align: 'center', lineBreak: false })
      })))
      root.end()
      document.end()
      return page
    },
  }
}
