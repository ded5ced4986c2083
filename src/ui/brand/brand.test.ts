import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const settings = readFileSync(new URL('_settings.scss', import.meta.url), 'utf8')

function colour(name: string): string {
  const hex = new RegExp(`^\\$${name}: #([0-9a-f]+);`, 'm').exec(settings)?.[1]
  if (hex === undefined) throw new Error(`no colour $${name}`)
  return hex.length === 3 ? [...hex].map((digit) => digit + digit).join('') : hex
}

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((start) => {
    const part = parseInt(hex.slice(start, start + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(colour(one)), luminance(colour(other))].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

test.each([
  ['ink', 'page'],
  ['ink-soft', 'page'],
  ['ink-soft', 'grape-tint'],
  ['ink-soft', 'grey-tint'],
  ['ink-soft', 'leaf-tint'],
  ['grape', 'page'],
  ['grape', 'grape-tint'],
  ['paper', 'grape'],
  ['paper', 'grape-dark'],
  ['ink', 'mango'],
  ['mango-dark', 'mango-tint'],
  ['leaf', 'leaf-tint'],
  ['paper', 'leaf'],
  ['red', 'red-tint'],
  ['red', 'page'],
  ['sky', 'sky-tint'],
])('text in %s can be read on %s (4.5:1)', (text, ground) => {
  expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.5)
})

test.each([
  ['field-line', 'page'],
  ['field-line', 'paper'],
  ['mango', 'grape'],
])('the line %s can be seen on %s (3:1)', (line, ground) => {
  expect(contrast(line, ground)).toBeGreaterThanOrEqual(3)
})
