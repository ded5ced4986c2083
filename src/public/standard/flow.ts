import { sideExits, stepOf } from '../../complaint/status.ts'
import type { Status } from '../../complaint/status.ts'
import { transitions } from '../../complaint/transitions.ts'
import type { Transition } from '../../complaint/transitions.ts'
import type { Standard } from '../../office/standard/schema.ts'
import type { Step } from '../../procedure/step.ts'
import { roleKeys } from '../../ui/frame.ts'
import { t } from '../../ui/messages/messages.ts'
import type { Language } from '../../ui/messages/messages.ts'
import { stepKeys } from '../../ui/stations/stations.tsx'

/** One step of the flow chart (bagan alur) in words. `ours`: text of the office's standard, which is Indonesian whatever the page. */
export interface FlowStep {
  number: number
  title: string
  roles: string
  ours: { time: string | null; paper: string | null; note: string | null }
  /** Earlier steps that its verbs can send the file back to. */
  backTo: number[]
  /** Whether its verbs can end the procedure before an answer. */
  mayEnd: boolean
}

/** The procedure (S3) as it is carried out: order and verbs from the steps, words, roles and times from the standard, ways back from the transitions. */
export function flowOf(steps: readonly Step[], standard: Pick<Standard, 'steps'>, lang: Language): FlowStep[] {
  return steps.map((step) => {
    const published = standard.steps.find((candidate) => candidate.id === step.id)
    if (!published) throw new Error(`the standard lacks the step ${step.id}`)
    const reached = step.verbs.flatMap((verb): readonly Status[] => {
      const { from, to }: Transition = transitions[verb.name]
      return to.filter((status) => !from.includes(status)) // what may be done in many states leads nowhere
    })
    const before = reached.filter((status) => status !== 'postponed').map((status) => stepOf(status, null)).filter((number) => number < step.number)
    return {
      number: step.number, title: lang === 'id' ? published.title : t(lang, stepKeys[step.id]),
      roles: published.roles.map((role) => t(lang, roleKeys[role])).join(', '),
      ours: { time: published.time ?? null, paper: published.paper ?? null, note: published.note ?? null },
      backTo: [...new Set(before)].sort(), mayEnd: reached.some((status) => (sideExits as readonly Status[]).includes(status)),
    }
  })
}
