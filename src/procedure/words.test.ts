import { expect, test } from 'vitest'
import { refusalKeys } from '../complaint/refusal.ts'
import { verbNames } from '../complaint/transitions.ts'
import { keyOf } from '../ui/message-key.ts'
import { dictionaries } from '../ui/messages/messages.ts'
import type { MessageKey } from '../ui/messages/messages.ts'
import { inputKeys } from './input.ts'

test('every refusal, every input problem and every verb has its words', () => {
  const wanted: MessageKey[] = [
    ...refusalKeys.map((key) => keyOf('refusal', key)), ...inputKeys.map((key) => keyOf('input', key)),
    ...verbNames.flatMap((name) => [keyOf('verb', name), keyOf('done', name)]),
  ]
  expect(wanted.filter((key) => dictionaries.id[key] === undefined)).toEqual([])
})
