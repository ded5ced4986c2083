import { expect, test } from 'vitest'
import { renderPart } from '../render.ts'
import { NotificationBanner } from './notification-banner.tsx'

test('a result is read out at once, information waits', () => {
  expect(renderPart(<NotificationBanner lang="id">Tersimpan</NotificationBanner>)).toMatch(/role="alert" aria-label="Berhasil" data-focus/)
  const info = renderPart(
    <NotificationBanner lang="en" kind="info">
      Closed
    </NotificationBanner>,
  )
  expect(info).toMatch(/role="region" aria-label="Important"/)
  expect(info).not.toContain('data-focus')
})
