import type { Example } from '../example.ts'
import { Recorder } from './recorder.tsx'

export const recorderExamples: readonly Example[] = [
  {
    component: 'recorder',
    title: 'A complaint that is spoken',
    render: (lang) => <Recorder lang={lang} name="attachments" id="recorder-example" label="Rekam suara" optional types={['audio/webm', 'audio/mp4']} maxBytes={10_485_760} />,
  },
]
