import { expect, test } from 'vitest'
import { renderPart } from '../render.ts'
import { DateInput, DateTimeInput } from './date-input.tsx'

test('date and time are two labelled fields of one question', () => {
  const html = renderPart(<DateTimeInput lang="en" name="received" label="When?" date="2026-11-24" time="10:30" max="2026-11-24" />)
  expect(html).toMatch(/id="received" name="received_date" type="date" value="2026-11-24" max="2026-11-24"/)
  expect(html).toMatch(/id="received-time" name="received_time" type="time" value="10:30"/)
  expect(html).toContain('>Date</label>')
})

test('one date keeps what was typed', () => {
  expect(renderPart(<DateInput lang="id" name="d" label="D" value="24/11/2026" error="salah" />)).toMatch(/value="24\/11\/2026"[^>]*aria-invalid/)
})
