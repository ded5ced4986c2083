import type pg from 'pg'
import type { ClockReading } from '../complaint/clocks.ts'
import { apply, fold } from '../complaint/fold.ts'
import { project } from '../complaint/projection.ts'
import { refuse } from '../complaint/refusal.ts'
import type { Refusal } from '../complaint/refusal.ts'
import type { ComplaintState } from '../complaint/state.ts'
import type { Status } from '../complaint/status.ts'
import { permits } from '../complaint/transitions.ts'
import type { VerbName } from '../complaint/transitions.ts'
import { chain, eventOf } from '../complaint/store/chain.ts'
import { answeredUnder } from '../complaint/store/facts.ts'
import { append, lockHistory } from '../complaint/store/history.ts'
import type { OpenOne } from '../complaint/store/open-together.ts'
import type { Actor } from '../office/actor.ts'
import type { Standard } from '../office/standard/schema.ts'
import type { StandardsInForce } from '../office/standards-in-force.ts'
import { after } from './after.ts'
import type { Speaks } from './after.ts'
import type { DigestContacts } from './contacts.ts'
import { gatherFacts } from './gather-facts.ts'
import { problemsOf } from './input.ts'
import type { InputProblem } from './input.ts'
import { verbOf } from './steps.ts'
import type { AnyVerb, Context } from './verb.ts'

/** What the write path works with; made once in main. */
export interface Workplace {
  pool: pg.Pool
  officeId: number
  /** Time zone of the office. */
  zone: string
  now(): Temporal.Instant
  newId(now: Temporal.Instant): string
  /** A new tracking code, unguessable. */
  newTrackingCode(): string
  pinOf(complaintId: string): string
  /** Writes a received complaint. */
  open: OpenOne
  standards: StandardsInForce
  digestContacts: DigestContacts
  /** The channels on which the house sends messages by itself. */
  speaks: Speaks
}

export interface Command {
  verb: VerbName
  complaintId: string
  input: unknown
  /** Who does it: a person may act in several roles (own first, then as deputy); the first that the table allows is used. */
  actors: readonly Actor[]
  /** Idempotency key: the same key gives the same answer, once. */
  key: string
  /** Digest of what was sent, where the key does not cover it: the same key with other content is refused. */
  content?: string
}

export interface ActAnswer { id: string; status: Status; version: number; registerNumber: string | null; clocks: ClockReading[] }
export type Refused = { ok: false; refusal: Refusal; problems?: InputProblem[] }
/** `replayed`: the command had been done before under this key; nothing was written now. */
export type Acted = { ok: true; answer: ActAnswer; replayed: boolean } | Refused

/**
 * The one write path: every change of a complaint, from whichever door, is one call. Lock the row, fold its events, ask the verb's rule,
 * append what it decides, update the copies, enqueue what follows: in one transaction, so that nothing is acknowledged that is not durable.
 * A refusal comes back as a value and leaves nothing behind; an exception is a bug or a failing database, and leaves nothing behind either.
 */
export async function perform(workplace: Workplace, command: Command): Promise<Acted> {
  const verb = verbOf(command.verb)
  const parsed = verb.input.safeParse(command.input ?? {}, { reportInput: true })
  if (!parsed.success) return { ...refuse('invalid_input'), problems: problemsOf(parsed.error) }
  const client = await workplace.pool.connect()
  let broken: Error | undefined
  try {
    const acted = await decideAndWrite(workplace, client, command, verb, parsed.data)
    if (!acted.ok) await client.query('rollback')
    return acted.ok ? acted : ((await replayed(workplace, client, command)) ?? acted)
  } catch (error) {
    broken = await rollBack(client)
    if (isDuplicateKey(error)) {
      const answer = broken ? null : await replayed(workplace, client, command)
      if (answer) return answer
    }
    throw error
  } finally {
    client.release(broken)
  }
}

/**
 * Two journeys to the database: begin and lock, then write and commit. Statements sent together are carried out in order, and a commit
 * behind a failed write rolls back. The register's counter waits for every journey that a transaction makes after taking a number.
 */
async function decideAndWrite(workplace: Workplace, client: pg.PoolClient, command: Command, verb: AnyVerb, input: unknown): Promise<Acted> {
  const { officeId } = workplace
  const { complaintId } = command
  const [, history] = await Promise.all([client.query('begin'), lockHistory(client, officeId, complaintId)])
  if (!history) return refuse('not_found')
  const state = fold(history.events)
  const inForce = await workplace.standards.version(state.standardVersion)
  const { standard, calendar, categories } = inForce
  const actor = chooseActor(command, state, standard)
  if (typeof actor === 'string') return refuse(actor)

  const now = workplace.now()
  const facts = await gatherFacts(client, verb.needs?.(input, state) ?? {}, { officeId, complaintId, actor, now, standard })
  const context: Context = { now, actor, standard, categories, calendar, facts, newId: () => workplace.newId(now) }
  if (verb.name === 'merge' && facts.target?.id === complaintId) return refuse('merge_self', { field: 'into' })
  const decision = verb.decide(state, input, context)
  if (!decision.ok) return decision

  const events = chain({ officeId, complaintId, version: state.version, head: history.head }, decision.events, actor, now)
  for (const event of events) apply(state, eventOf({ ...event, personal: event.personal?.content ?? null }))
  const projection = project(state, standard, calendar)
  const answer: ActAnswer = { id: complaintId, status: state.status, version: state.version, registerNumber: projection.register_number, clocks: projection.clocks }
  const written = append(client, {
    officeId, complaintId, events, projection, jobs: after(complaintId, events, workplace.speaks), fileIds: facts.files?.map((file) => file.id) ?? [],
    contacts: events.flatMap((event) => (event.type === 'completion-supplied' || event.type === 'applicant-corrected' ? workplace.digestContacts(state.applicant) : [])),
    answered: { key: command.key, verb: command.verb, content: command.content ?? null, answer },
  })
  await Promise.all([written, client.query('commit')])
  return { ok: true, answer, replayed: false }
}

function chooseActor(command: Command, state: ComplaintState, standard: Standard): Actor | 'not_now' | 'not_yours' {
  const verdicts = command.actors.map((actor) => ({ actor, verdict: permits(command.verb, state.status, actor, standard) }))
  return verdicts.find(({ verdict }) => verdict === 'yes')?.actor ?? (verdicts.some(({ verdict }) => verdict === 'not_now') ? 'not_now' : 'not_yours')
}

/** The answer that this command already has: it was sent before, and only the reply was lost. */
async function replayed(workplace: Workplace, client: pg.PoolClient, command: Command): Promise<Acted | null> {
  const given = await answeredUnder(client, workplace.officeId, command.key)
  if (!given) return null
  if (given.complaintId !== command.complaintId || given.verb !== command.verb || given.content !== (command.content ?? null)) return refuse('key_reused')
  return { ok: true, answer: given.answer as ActAnswer, replayed: true } // written by decideAndWrite
}

async function rollBack(client: pg.PoolClient): Promise<Error | undefined> {
  try {
    await client.query('rollback')
    return undefined
  } catch (error) {
    return error instanceof Error ? error : new Error('the connection was lost') // the pool throws this connection away
  }
}

function isDuplicateKey(error: unknown): boolean {
  return error instanceof Error && 'constraint' in error && error.constraint === 'command_answer_pkey'
}
