import { expect, test } from 'vitest'
import { renderPart } from '../render.ts'
import { FileUpload } from './file-upload.tsx'

test('files kept from before are sent again by token, can be removed, and are named in full', () => {
  const html = renderPart(
    <FileUpload lang="id" name="files" label="Lampiran" multiple kept={[{ token: 't1', name: '<foto>.jpg', size: '1,2 MB' }]} />,
  )
  expect(html).toContain('<input type="hidden" name="files_kept" value="t1"/>')
  expect(html).toMatch(/name="files_remove" value="t1"/)
  expect(html).toContain('Hapus berkas &lt;foto>.jpg')
  expect(html).not.toContain('<foto>')
})

test('nothing kept, nothing said', () => {
  expect(renderPart(<FileUpload lang="id" name="files" label="Lampiran" />)).not.toContain('tg-kept')
})
