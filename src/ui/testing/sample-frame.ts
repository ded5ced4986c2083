import type { PageFrame } from '../frame.ts'

/** Frame for tests and for the examples page: an office as data. */
export const sampleFrame: PageFrame = {
  lang: 'id',
  path: '/adukan',
  officeName: 'Kecamatan Contoh',
  parentName: 'Pemerintah Kota Contoh',
  addressLine: 'Jl. Jeruk No. 1, Kota Contoh 67233',
  phone: '(0335) 424902',
  demo: true,
  assets: { css: '/assets/public.css', js: '/assets/public.js', icon: '/assets/icon.svg', logo: '/assets/logo.svg', recorder: '/assets/recorder.js', lodge: '/assets/lodge.js', icon192: '/assets/icon-192.png', icon512: '/assets/icon-512.png' },
}

/** The same with an officer signed in. */
export const sampleDeskFrame: PageFrame = {
  ...sampleFrame,
  path: '/meja/buku?status=under-study',
  assets: { ...sampleFrame.assets, css: '/assets/desk.css', js: '/assets/desk.js' },
  person: { name: 'Rina Wulandari', role: 'kasi-pelayanan', acting: { kind: 'plh', role: 'camat' } },
  nav: [
    { href: '/meja', text: 'Antrean', count: 12 },
    { href: '/meja/buku', text: 'Buku Pengaduan' },
    { href: '/meja/arsip', text: 'Arsip' },
    { href: '/meja/pengaturan', text: 'Pengaturan' },
  ],
  csrf: 'token-1',
}
