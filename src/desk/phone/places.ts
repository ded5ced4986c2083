import { phoneAddress } from './news.ts'

/** The page from which a number is called back. `seen`: calls that come after it are news. */
export function callBackHref(number: string, seen: Temporal.Instant): string {
  return `${phoneAddress}/balik?${new URLSearchParams({ nomor: number, sampai: seen.toString() })}`
}

/** The page from which a complainant is called. */
export function outboundHref(complaintId: string): string {
  return `/meja/pengaduan/${complaintId}/telepon`
}
