import { expect, test } from 'vitest'
import { renderPart } from '../render.ts'
import { Recorder } from './recorder.tsx'

const recorder = <Recorder lang="id" name="attachments" id="rekaman" label="Rekam suara" types={['audio/webm', 'audio/mp4']} maxBytes={10_485_760} />

test('without a script it is a file field that asks a telephone for its recorder; the buttons are hidden', () => {
  const html = renderPart(recorder)
  expect(html).toContain('<input class="govuk-file-upload" id="rekaman" name="attachments" type="file" accept="audio/*" capture="user"')
  expect(html).toMatch(/data-part="panel" hidden/u)
})

test('the script knows what the standard takes, and the speaker how long they may speak', () => {
  const html = renderPart(recorder)
  expect(html).toContain('data-types="audio/webm audio/mp4" data-max="10485760"')
  expect(html).toContain('paling lama 65 menit')
})
