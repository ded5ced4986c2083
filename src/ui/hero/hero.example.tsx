import { ButtonGroup, ButtonLink } from '../button/button.tsx'
import type { Example } from '../example.ts'
import { Hero } from './hero.tsx'

export const heroExamples: readonly Example[] = [
  {
    component: 'hero',
    title: 'Head of the home page',
    render: () => (
      <Hero title="Ada yang perlu kami benahi?" lead="Sampaikan kepada kantor dengan kata-kata Anda sendiri.">
        <ButtonGroup>
          <ButtonLink href="/adukan">Adukan</ButtonLink>
          <ButtonLink href="/lacak" kind="secondary">Lacak pengaduan</ButtonLink>
        </ButtonGroup>
      </Hero>
    ),
  },
]
