import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { withCheckCharacter } from '../complaint/tracking-code.ts'
import { codeOfMailTag, isMailTagOf, mailTag } from './mail-tag.ts'

const secret = { hmac: (purpose: string, text: string) => createHmac('sha256', `key of ${purpose}`).update(text).digest() }
const other = { hmac: (purpose: string, text: string) => createHmac('sha256', `another key of ${purpose}`).update(text).digest() }
const code = withCheckCharacter('7KQ3MXPA9')
const id = '01234567-89ab-7def-8123-456789abcdef'

test('a tag names the code of its complaint and proves that this house wrote it', () => {
  const tag = mailTag(secret, id, code)
  expect(tag).toMatch(/^[a-z0-9]{10}-[a-z0-9]{10}$/u)
  expect(codeOfMailTag(tag)).toBe(code)
  expect(isMailTagOf(secret, tag, id)).toBe(true)
  expect(isMailTagOf(secret, ` ${tag.toUpperCase()} `, id)).toBe(true)
})

test('a tag is worth nothing for another complaint, by another house, or without its proof', () => {
  const tag = mailTag(secret, id, code)
  expect(isMailTagOf(secret, tag, id.replace('0', '9'))).toBe(false)
  expect(isMailTagOf(other, tag, id)).toBe(false)
  for (const wrong of ['', code.toLowerCase(), `${tag}-x`, tag.slice(0, -1), 'aduan-1234567890', '-']) expect(codeOfMailTag(wrong), wrong).toBe(null)
  expect(isMailTagOf(secret, code, id)).toBe(false)
})
