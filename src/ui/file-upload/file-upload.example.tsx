import type { Example } from '../example.ts'
import { FileUpload } from './file-upload.tsx'

export const fileUploadExamples: readonly Example[] = [
  {
    component: 'file-upload',
    title: 'Several files, two kept already',
    render: (lang) => (
      <FileUpload
        lang={lang}
        name="attachments"
        label="Lampiran"
        optional
        hint="Foto, PDF, atau rekaman suara. Paling banyak 5 berkas, masing-masing paling besar 10 MB."
        accept="image/*,application/pdf,audio/*"
        multiple
        kept={[
          { token: 'k1', name: 'lampu-padam-depan-pasar-wonoasih-24-november-2026.jpg', size: '1,2 MB' },
          { token: 'k2', name: 'surat.pdf', size: '240 kB' },
        ]}
      />
    ),
  },
]
