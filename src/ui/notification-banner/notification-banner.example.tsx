import type { Example } from '../example.ts'
import { NotificationBanner } from './notification-banner.tsx'

export const notificationBannerExamples: readonly Example[] = [
  {
    component: 'notification-banner',
    title: 'Success',
    render: (lang) => (
      <NotificationBanner lang={lang}>
        <p>Berkas 0123/2026 diserahkan ke Kasi Pelayanan.</p>
      </NotificationBanner>
    ),
  },
  {
    component: 'notification-banner',
    title: 'Information',
    render: (lang) => (
      <NotificationBanner lang={lang} kind="info">
        <p>Kantor tutup pada 24 dan 25 Desember 2026.</p>
      </NotificationBanner>
    ),
  },
]
