import { describe, expect, test } from 'vitest'
import { dictionaries, t } from './messages.ts'
import type { MessageKey } from './messages.ts'

const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort()

describe('messages', () => {
  test('every text has the same placeholders in both languages, and is not empty', () => {
    const keys = Object.keys(dictionaries.id) as MessageKey[]
    expect(Object.keys(dictionaries.en).sort()).toEqual([...keys].sort())
    for (const key of keys) {
      expect(dictionaries.id[key].trim(), key).not.toBe('')
      expect(placeholders(dictionaries.en[key]), key).toEqual(placeholders(dictionaries.id[key]))
      expect(key).toMatch(/^[a-z_]+(\.[a-z0-9_]+)+$/)
    }
  })

  test('fills placeholders as plain text, the same one twice', () => {
    expect(t('id', 'time.at', { date: 'Selasa', time: '10.00', zone: 'WIB' })).toBe('Selasa pukul 10.00 WIB')
    expect(t('en', 'pagination.shown', { shown: '$&', total: 3 })).toBe('Showing $& of 3')
  })

  test('a missing value is a mistake that shows itself', () => {
    const key: MessageKey = 'time.left' as MessageKey
    expect(() => t('id', key, {})).toThrow(/amount/)
  })

  test('a key or placeholder that does not exist does not compile', () => {
    // @ts-expect-error unknown key
    expect(() => t('id', 'common.nowhere')).toThrow()
    // @ts-expect-error the placeholder is missing
    expect(() => t('id', 'time.left')).toThrow()
    // @ts-expect-error the placeholder has another name
    expect(() => t('id', 'time.left', { hours: 3 })).toThrow()
  })
})
