import type { Example } from '../example.ts'
import { TextInput } from '../text-input/text-input.tsx'
import { Fieldset } from './fieldset.tsx'

export const fieldsetExamples: readonly Example[] = [
  {
    component: 'fieldset',
    title: 'A part of a form',
    render: (lang) => (
      <Fieldset lang={lang} legend="Alamat Anda" id="address">
        <TextInput lang={lang} name="line" label="Jalan dan nomor" />
        <TextInput lang={lang} name="rt" label="RT" width={3} inputmode="numeric" optional />
      </Fieldset>
    ),
  },
]
