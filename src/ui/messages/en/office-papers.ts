import type { officePapers as indonesian } from '../id/office-papers.ts'

export const officePapers: Record<keyof typeof indonesian, string> = {
  'office_papers.title': 'Papers of the office',
  'office_papers.scans': 'Scans',
  'office_papers.waiting': '{n} waiting',
  'office_papers.reports': 'Monthly and quarterly reports',
  'office_papers.blank_form': 'Blank complaint form (PDF)',
  'office_papers.issued': 'Papers issued',
  'office_papers.empty': 'No paper of the office has been issued yet.',
  'office_papers.paper': 'Paper',
  'office_papers.when': 'Issued',
  'office_papers.by': 'By',
  'office_papers.copy': 'Copy',
  'office_papers.print_copy': 'Print a copy',
}
