import { Button } from '../button/button.tsx'
import type { Example } from '../example.ts'
import { TaskPanel } from './task-panel.tsx'

export const taskPanelExamples: readonly Example[] = [
  { component: 'task-panel', title: 'Something to do', render: () => <TaskPanel id="contoh-tugas" title="Langkah 4: Masukkan ke buku dan serahkan"><form method="post"><Button>Serahkan</Button></form></TaskPanel> },
  { component: 'task-panel', title: 'Nothing to do', render: () => <TaskPanel id="contoh-tenang" title="Tidak ada tugas untuk Anda" quiet><p>Berkas dipegang Camat.</p></TaskPanel> },
]
