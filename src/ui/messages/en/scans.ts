import type { scans as indonesian } from '../id/scans.ts'

export const scans: Record<keyof typeof indonesian, string> = {
  'scans.on_page': 'Page {page}:',
  'scans.pages_short': 'p-',
  'scans.note_document': 'Document of the complainant scanned: {pages} pages ({name}).',
  'scans.note_other': 'Another document scanned: {pages} pages ({name}).',
  'scan_fault.empty': 'This file is empty. Scan again and send it once more.',
  'scan_fault.heic': 'HEIC photos (iPhone) cannot be read. Choose "Most compatible" (JPEG) in the camera settings and take the photo again.',
  'scan_fault.wrong_type': 'This file is neither a PDF nor a photo (JPEG, PNG, WebP).',
  'scan_fault.too_large': 'The file is larger than {size} MB. Scan at 200 dpi in black and white, or split it into several files.',
  'scan_fault.too_many': 'At most {files} files at once. Send the rest afterwards.',
  'scan_fault.encrypted': 'This PDF is locked with a password. Save it without one and send it again.',
  'scan_fault.truncated': 'This file is cut off: the scanner did not finish sending it. Scan again.',
  'scan_fault.damaged': 'This file is damaged and cannot be opened. Scan again.',
  'scan_fault.no_pages': 'This PDF has no pages.',
  'scan_fault.too_many_pages': 'The scan has more than {pages} pages. Split it into several files.',
  'scan_fault.page_too_large': 'This page is longer than two metres. Scan again with the right paper size.',
  'scan_fault.photo_too_large': 'This photo has more than {pixels} megapixels. Make it smaller and send it again.',
  'scan_fault.too_slow': 'This file takes too long to read. Scan again at 200 dpi in black and white.',
}
