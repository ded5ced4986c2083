import type { Example } from '../example.ts'
import { DocumentList } from './document-list.tsx'

export const documentListExamples: readonly Example[] = [
  {
    component: 'document-list',
    title: 'A paper and a photo',
    render: () => (
      <DocumentList
        documents={[
          { href: '/berkas/1', name: 'Tanda Terima', kind: 'PDF', size: '42 kB', note: '24/11/2026 10.00' },
          { href: '/berkas/2', name: 'lampu-padam.jpg', kind: 'JPG', size: '1,2 MB' },
        ]}
      />
    ),
  },
]
