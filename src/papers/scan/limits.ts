/** What a scan may be at most; beyond it lies a mistake or an attack, and the officer is told so in a sentence. */
export const scanLimits = {
  /** Bytes of one file: 100 pages in colour at 300 dpi are some 60 MB. */
  bytes: 100 * 1024 * 1024,
  /** Files of one upload; photos that come together are the pages of one scan. */
  files: 20,
  pages: 500,
  /** Length of a side in points (1/72 inch): two metres, longer than any sheet that a scanner takes. */
  pagePoints: 5_670,
  /** Pixels of a photo: a phone's best camera has some 200 million, a decompression bomb claims far more. */
  photoPixels: 220_000_000,
  /** Milliseconds that one page may take to be drawn and looked at, and that cutting a scan apart may take. */
  pageMs: 30_000,
  cutMs: 180_000,
  /** Milliseconds that reading the words of one page may take: on an unreadable page Tesseract does not end by itself. */
  ocrMs: 60_000,
} as const

/** How finely pages are drawn to find their QR code. */
export const readingDpi = 300
/** Width to which a page is brought before its words are read: A4 at 300 dpi. */
export const ocrWidth = 2_480
/** Width of the picture by which an officer knows a page. */
export const previewWidth = 900

/** The types of file that are taken as scans. */
export const scanTypes = ['application/pdf', 'image/jpeg', 'image/png', 'image/webp'] as const
export type ScanType = (typeof scanTypes)[number]
