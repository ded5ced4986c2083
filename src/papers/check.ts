import { qrSvg } from './qr.ts'

/** How anyone can ask whether a paper is genuine: its kode periksa, and the public address that answers. */
export interface Check { code: string; url: string }

/** The same for a template: `data.check`, shown in the footer by `base.typ`. */
export function checkMark({ code, url }: Check): { code: string; url: string; qr: { svg: string } } {
  return { code, url, qr: { svg: qrSvg(url) } }
}

/** Where a paper is checked, as people read it: "pengaduan.contoh.go.id/periksa". */
export function shownUrl({ code, url }: Check): string {
  return url.replace(`/${code}`, '').replace(/^https?:\/\//u, '')
}
