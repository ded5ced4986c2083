import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvRecord } from './csv.ts'

/** A plain reader of RFC 4180, for one record. */
function read(record: string, separator: string): string[] {
  const fields: string[] = []
  let at = 0
  while (at < record.length - 2 || fields.length === 0 || record[at - 1] === separator) {
    let field = ''
    if (record[at] === '"') {
      at++
      while (!(record[at] === '"' && record[at + 1] !== '"')) {
        if (record[at] === '"') at++
        field += record[at++]
      }
      at++
    } else {
      while (record[at] !== separator && !(record[at] === '\r' && at === record.length - 2)) field += record[at++]
    }
    fields.push(field)
    if (record[at] !== separator) break
    at++
  }
  return fields
}

test('any text comes back as it was, but for the apostrophe before what would be a formula', () => {
  fc.assert(fc.property(fc.array(fc.string({ unit: fc.constantFrom('a', '"', ',', ';', '\n', '\r', ' ', '=', '+', '-', '@', '\t', 'é', '😀') }), { minLength: 1, maxLength: 5 }), fc.constantFrom(',' as const, ';' as const), (fields, separator) => {
    const back = read(csvRecord(fields, separator), separator)
    expect(back.map((field, index) => (field === `'${fields[index]}` ? fields[index] : field))).toEqual(fields)
    for (const field of back) expect(field).not.toMatch(/^\s*[=+\-@]/u)
  }))
})

test('formulas are made text', () => {
  expect(csvRecord(['=1+1', '+62812', '-x', '@a', ' =1', '\u200B=1', 'biasa', '08-12'], ',')).toBe(`'=1+1,'+62812,'-x,'@a,' =1,'\u200B=1,biasa,08-12\r\n`)
})

test('quotes only where they are needed', () => {
  expect(csvRecord(['a,b', 'a;b', 'a"b', 'a\nb', ''], ',')).toBe('"a,b",a;b,"a""b","a\nb",\r\n')
  expect(csvRecord(['a,b', 'a;b'], ';')).toBe('a,b;"a;b"\r\n')
})
