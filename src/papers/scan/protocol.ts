import type { ScanType } from './limits.ts'

/** One file of a scan: a PDF of the scanner, or a photo, which is one page. */
export interface ScanSource { bytes: Uint8Array; mediaType: ScanType }

/** Why a scan cannot be read. Each is a sentence for the officer. */
export const scanFaults = ['encrypted', 'truncated', 'damaged', 'no-pages', 'too-many-pages', 'page-too-large', 'photo-too-large', 'too-slow'] as const
export type ScanFault = (typeof scanFaults)[number]

/** A page as it was looked at. `codes`: what its QR codes say; `preview`: a small PNG. Pages count from 1, over all files. */
export interface ReadPage { page: number; codes: string[]; preview: Uint8Array }

/** Pages from `first` to `last`, both included. */
export interface PageRange { first: number; last: number }

/** What the main thread asks of the scan worker. */
export type ScanOrder =
  | { kind: 'read' }
  | { kind: 'cut'; ranges: PageRange[] }
  | { kind: 'image'; page: number }

/** What the worker answers; `end` closes an order. */
export type ScanAnswer =
  | { kind: 'page'; page: ReadPage }
  | { kind: 'content'; bytes: Uint8Array }
  | { kind: 'end' }
  | { kind: 'fault'; fault: ScanFault; page?: number }
  | { kind: 'bug'; reason: string }
