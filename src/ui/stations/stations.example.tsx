import type { Example } from '../example.ts'
import { t } from '../messages/messages.ts'
import type { Language } from '../messages/messages.ts'
import { Stations, stepKeys } from './stations.tsx'
import type { Station, StepCode } from './stations.tsx'

/** The seven steps with `now` under way. */
export function sampleStations(lang: Language, now: number): readonly Station[] {
  return (Object.keys(stepKeys) as StepCode[]).map((step, index) => {
    const number = index + 1
    const station = { number, title: t(lang, stepKeys[step]), state: number < now ? 'done' : number === now ? 'now' : 'next' } as const
    return number === now ? { ...station, detail: 'Seksi Pelayanan · paling lambat Rabu, 25 November 2026 pukul 10.00 WIB' } : station
  })
}

export const stationsExamples: readonly Example[] = [
  { component: 'stations', title: 'On the fifth step', render: (lang) => <Stations lang={lang} stations={sampleStations(lang, 5)} /> },
  { component: 'stations', title: 'Compact', render: (lang) => <Stations lang={lang} stations={sampleStations(lang, 3)} compact /> },
]
