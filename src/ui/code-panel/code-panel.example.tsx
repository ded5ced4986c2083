import type { Example } from '../example.ts'
import { CodePanel } from './code-panel.tsx'

export const codePanelExamples: readonly Example[] = [
  {
    component: 'code-panel',
    title: 'After lodging',
    render: () => (
      <CodePanel
        title="Pengaduan Anda kami terima"
        codes={[
          { label: 'Kode lacak', code: 'MANGGA-4821-K' },
          { label: 'PIN', code: '739 204' },
        ]}
      >
        <p>Catat kode dan PIN ini. Keduanya dipakai untuk melacak pengaduan.</p>
      </CodePanel>
    ),
  },
]
