import { expect, test } from 'vitest'
import { renderPart } from '../render.ts'
import { Details } from './details.tsx'

test('closed unless asked for', () => {
  expect(renderPart(<Details summary="Lebih">x</Details>)).not.toContain(' open')
  expect(renderPart(<Details summary="Lebih" open>x</Details>)).toContain(' open')
})
