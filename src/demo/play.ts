import { fold } from '../complaint/fold.ts'
import type { ComplaintState } from '../complaint/state.ts'
import { readHistory } from '../complaint/store/history.ts'
import { openedUnder } from '../complaint/store/facts.ts'
import { keepUpload } from '../complaint/store/uploads.ts'
import type { VerbName } from '../complaint/transitions.ts'
import { weekdayOnPaper } from '../papers/dates.ts'
import type { House } from '../procedure/house.ts'
import { perform } from '../procedure/perform.ts'
import type { Refused } from '../procedure/perform.ts'
import { receive } from '../procedure/1-receive/receive.ts'
import { receiptOf } from '../procedure/3-record-and-acknowledge/make-receipt.ts'
import type { DemoFile } from './files.ts'
import { isPaperAct, playPaper } from './play-papers.ts'
import { datesOf, workingDayAfter } from './plan.ts'
import type { PlanFacts, Scheduled } from './plan.ts'
import type { Stage, Story } from './script.ts'
import type { Cast } from './staff.ts'

const maxBytes = 200_000

/** Plays one scheduled thing at its moment, through the one write path: whoever plays it again changes nothing. */
export async function play(house: House, cast: Cast, item: Scheduled, facts: PlanFacts): Promise<void> {
  const workplace = { ...house.workplace, now: () => item.at }
  const stage = item.kind === 'act' ? await stageOf(house, cast, item, facts) : datesOf(item.at, facts)
  if (item.kind === 'arrival') {
    if (await openedUnder(house.workplace.pool, house.workplace.officeId, item.key)) return
    const attachments = await upload(house, item.story.files ?? [], item.at)
    const input = withDates({ ...intakeOf(item.story, item.receivedAt), attachments }, item.at, facts)
    const received = await receive(workplace, { input, actor: cast.actor(isWeb(item.story) ? 'complainant' : 'petugas'), key: item.key })
    if (!received.ok) throw new Error(`${item.key}: ${why(received)}`)
    cast.complaints.set(item.story.key, received.receipt.id) // a report of SP4N-LAPOR! is known by its national number, not by our key
    return
  }
  const { act } = item
  const complaintId = await idOf(house, cast, item.story.key)
  const attachments = act.files ? { attachments: await upload(house, act.files, item.at) } : {}
  const input = withDates({ ...act.input(stage), ...attachments }, item.at, facts)
  if (isPaperAct(act.verb)) return playPaper({ ...house, workplace }, { complaintId, verb: act.verb, input, actor: cast.actor(act.by), key: item.key })
  const acted = await perform(workplace, { verb: act.verb, complaintId, input, actors: [cast.actor(act.by)], key: item.key })
  if (!acted.ok) throw new Error(`${item.key} ${act.verb}: ${why(acted)}`)
  if (act.verb !== 'record') return
  await receiptOf({ ...house, workplace: { ...workplace, now: () => item.at.add({ minutes: 1 }) } }, complaintId)
}

const isWeb = ({ channel = 'web' }: Story) => channel === 'web'

function intakeOf(story: Story, receivedAt: Temporal.Instant | null): Record<string, unknown> {
  const [line, rt, rw, kelurahan] = story.address ?? []
  const { name, phone, email, narrative, incident, more, counter, channel } = story
  return {
    applicant: { name, phone, email, address: { line, rt, rw, kelurahan } }, narrative, ...(incident ? { incident } : {}), ...more,
    ...(isWeb(story) ? {} : { channel, ...counter, ...(receivedAt ? { receivedAt: receivedAt.toString() } : {}) }),
  }
}

async function idOf({ workplace }: House, cast: Cast, key: string): Promise<string> {
  const before = cast.complaints.get(key)
  if (before) return before
  const opened = await openedUnder(workplace.pool, workplace.officeId, `demo:${key}`)
  if (!opened) throw new Error(`the demo has no complaint ${key} yet`)
  cast.complaints.set(key, opened.id)
  return opened.id
}

/** Verbs whose input names something of the history. */
const refersBack: readonly VerbName[] = ['write-letter', 'number-letter', 'void-letter', 'issue-paper', 'dispose', 'report-disposition', 'close-coordination', 'approve-answer', 'return-answer', 'record-attempt', 'settle-attempt']
const nothingYet: Pick<ComplaintState, 'answers' | 'dispositions' | 'coordinations' | 'letters'> = { answers: [], dispositions: [], coordinations: [], letters: [] }

/** Names of the script → ids; the n-th draft, disposition and coordination of the script is the n-th of the history. */
async function stageOf(house: House, cast: Cast, item: Scheduled & { kind: 'act' }, facts: PlanFacts): Promise<Stage> {
  const { workplace } = house
  const history = refersBack.includes(item.act.verb) ? await readHistory(workplace.pool, workplace.officeId, await idOf(house, cast, item.story.key)) : null
  const { answers, dispositions, coordinations, letters } = history ? fold(history.events) : nothingYet
  const before = (item.story.acts ?? []).slice(0, item.index)
  const numbered = (verb: VerbName) => before.filter((act) => act.verb === verb)
  const labelled = (verb: VerbName, label: string, found: readonly { id: string }[]) => known(found[numbered(verb).findLastIndex((act) => act.label === label)]?.id, label)
  const others = new Map<string, string>()
  for (const key of referredTo(item, facts)) others.set(key, await idOf(house, cast, key))
  return {
    ...datesOf(item.at, facts),
    person: (role) => known(cast.people.get(role)?.id, role),
    party: (name) => known(cast.parties.get(name), name),
    complaint: (key) => known(others.get(key), key),
    disposition: (label) => labelled('dispose', label, dispositions),
    coordination: (label) => labelled('request-coordination', label, coordinations),
    letter: (label) => labelled('write-letter', label, letters),
    answer: () => known(answers[numbered('draft-answer').length - 1]?.id, 'answer'),
    attempt: () => known(answers.at(-1)?.attempts.at(-1)?.id, 'attempt'),
  }
}

/** Which other complaints an act names. */
function referredTo({ at, act }: Scheduled & { kind: 'act' }, facts: PlanFacts): string[] {
  const keys: string[] = []
  act.input({ ...datesOf(at, facts), complaint: (key) => { keys.push(key); return key } })
  return keys
}

function known(id: string | undefined, name: string): string {
  if (id === undefined) throw new Error(`the demo's script names "${name}", which is not there`)
  return id
}

async function upload({ workplace, files }: House, given: readonly DemoFile[], at: Temporal.Instant): Promise<string[]> {
  const { pool, officeId, zone, standards } = workplace
  const { standard } = await standards.inForce(at.toZonedDateTimeISO(zone).toPlainDate().toString())
  const ids: string[] = []
  for (const { name, bytes } of given) {
    const put = await files.put(bytes(), maxBytes)
    if (!put.ok) throw new Error(`demo file ${name} is too large`)
    const kept = await keepUpload({ pool, files, officeId, standard }, { fileName: name, kept: put.file }, workplace.newId(at), at)
    if (!kept.ok) throw new Error(`demo file ${name}: ${kept.refusal}`)
    ids.push(kept.upload.id)
  }
  return ids
}

/** `{+3}` in a text → "Kamis, 26 November 2026", so many working days after the moment; `{-2}` before it. */
function withDates(value: Record<string, unknown>, at: Temporal.Instant, { calendar }: PlanFacts): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, dated(entry)]))

  function dated(entry: unknown): unknown {
    if (typeof entry === 'string') {
      return entry.replace(/\{([+-]\d+)\}/gu, (_, days: string) => weekdayOnPaper(Temporal.PlainDate.from(workingDayAfter(calendar, calendar.dateOf(at), Number(days)))))
    }
    if (Array.isArray(entry)) return entry.map(dated)
    return typeof entry === 'object' && entry !== null ? Object.fromEntries(Object.entries(entry).map(([key, inner]) => [key, dated(inner)])) : entry
  }
}

function why({ refusal, problems }: Refused): string {
  return `${refusal.key} ${JSON.stringify(problems ?? refusal.params ?? '')}`
}
