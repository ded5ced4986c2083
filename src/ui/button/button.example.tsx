import type { Example } from '../example.ts'
import { Button, ButtonGroup, ButtonLink } from './button.tsx'

export const buttonExamples: readonly Example[] = [
  {
    component: 'button',
    title: 'Primary, secondary, warning',
    render: () => (
      <form action="#buttons" method="post">
        <ButtonGroup>
          <Button>Kirim pengaduan</Button>
          <Button kind="secondary" name="then" value="draft">
            Simpan dulu
          </Button>
          <Button kind="warning">Cabut pengaduan</Button>
        </ButtonGroup>
      </form>
    ),
  },
  { component: 'button', title: 'Link', render: () => <ButtonLink href="/adukan">Sampaikan pengaduan</ButtonLink> },
]
