import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { fold } from '../../complaint/fold.ts'
import { readHistory } from '../../complaint/store/history.ts'
import type { VerbName } from '../../complaint/transitions.ts'
import { isLetterKind } from '../../office/paper-kinds.ts'
import type { LetterKind } from '../../office/paper-kinds.ts'
import { actorsOfRequest, signedInOf } from '../../office/people/identify.ts'
import { officials } from '../../office/people/officials.ts'
import { findParty } from '../../office/parties.ts'
import { HttpProblem } from '../../platform/http/problem.ts'
import { answerHindrance } from '../../procedure/correspondence/carried-answer.ts'
import { coordinationOf, letterDraft } from '../../procedure/correspondence/letter-draft.ts'
import { previewLetter } from '../../procedure/correspondence/letter-paper.ts'
import type { House } from '../../procedure/house.ts'
import { checkOf, paperCode } from '../../procedure/papers/code.ts'
import { makingOf } from '../../procedure/papers/produce.ts'
import { perform } from '../../procedure/perform.ts'
import type { Refused } from '../../procedure/perform.ts'
import { keyOf } from '../../ui/message-key.ts'
import { t } from '../../ui/messages/messages.ts'
import type { Language, MessageKey } from '../../ui/messages/messages.ts'
import { renderPage } from '../../ui/render.ts'
import { commandKey, recordOf, textOf } from '../case/form-input.ts'
import { refusalText } from '../list/refusal-text.ts'
import { letterFields, letterInputOf } from './letter-input.ts'
import { LetterPage } from './letter-page.tsx'
import { idOf, letterOfCase, openLetterCase } from './open-letter-case.ts'
import { signersOf } from './signers.ts'
import { WritePage } from './write-page.tsx'
import type { WriteNote } from './write-page.tsx'

interface OfCase { Params: { id: string } }
interface OfLetter { Params: { id: string; letter: string } }
interface Told { values: unknown; errors: Record<string, string>; general: string | null; notes?: readonly WriteNote[] }

const address = '/meja/pengaduan/:id/naskah'

/** Naskah dinas of a case: written from the file's own words, looked at, numbered, issued, voided. */
export function addLetterPages(app: FastifyInstance, house: House): void {
  const { workplace, db } = house
  const { pool, officeId } = workplace

  app.get<OfCase & { Querystring: { jenis?: unknown } }>(`${address}/baru`, { config: { access: 'case.work' } }, async (request, reply) => {
    const { state } = await openLetterCase(house, request, request.params.id)
    const kind = textOf(request.query.jenis)
    if (!isLetterKind(kind)) throw new HttpProblem('not-found')
    const { standard } = await workplace.standards.version(state.standardVersion)
    const asked = coordinationOf(state)
    const party = asked ? await findParty(db, officeId, asked.partyId) : undefined
    return write(request, reply, kind, { values: letterFields({ kind }, letterDraft(kind, state, standard, party ?? null), await beginning(request, kind)), errors: {}, general: null })
  })

  app.get<OfLetter>(`${address}/:letter/ubah`, { config: { access: 'case.work' } }, async (request, reply) => {
    const { state } = await openLetterCase(house, request, request.params.id)
    const letter = letterOfCase(state, request.params.letter)
    const { standard } = await workplace.standards.version(state.standardVersion)
    // The answer was drafted anew meanwhile: saved again, the letter carries that one, and its words stand beside the form.
    const draft = answerHindrance(state, letter) === 'replaced' ? letterDraft(letter.kind, state, standard) : null
    const answer = draft && state.answers.find(({ id }) => id === draft.about)
    const notes: WriteNote[] = [...(answer ? [{ key: 'naskah.answer_changed', text: answer.text ?? '' } as const] : []), ...(letter.document ? [{ key: 'naskah.document_replaced' } as const] : [])]
    const fields = letterFields(letter, null, await beginning(request, letter.kind))
    return write(request, reply, letter.kind, { values: { ...fields, ...(answer ? { about: answer.id } : {}) }, errors: {}, general: null, notes })
  })

  app.post<OfCase>(address, { config: { access: 'case.work' } }, async (request, reply) => {
    const { id } = request.params
    await openLetterCase(house, request, id)
    const input = letterInputOf(request.body)
    const acted = await act(request, 'write-letter', 'naskah', input)
    const { state } = await openLetterCase(house, request, id)
    if (acted.ok) return reply.redirect(`/meja/pengaduan/${id}/naskah/${textOf(input['id']) || (await newest(id, acted.answer.version))}`, 303)
    const kind = textOf(input['kind'])
    if (!isLetterKind(kind)) throw new HttpProblem('bad-request')
    if (acted.refusal.key === 'not_yours') throw new HttpProblem('forbidden')
    const letter = state.letters.find((candidate) => candidate.id === input['id'])
    const { lang } = await house.frame(request)
    reply.code(acted.refusal.key === 'invalid_input' || acted.refusal.field ? 422 : 409)
    return write(request, reply, letter?.kind ?? kind, { values: recordOf(request.body), ...told(lang, acted) })
  })

  app.get<OfLetter & { Querystring: { kabar?: unknown } }>(`${address}/:letter`, { config: { access: 'case.read' } }, (request, reply) => show(request, reply, null))

  app.get<OfLetter>(`${address}/:letter/pratinjau.pdf`, { config: { access: 'case.read' } }, async (request, reply) => {
    const { id, letter: letterId } = request.params
    const { state, events } = await openLetterCase(house, request, id)
    const letter = letterOfCase(state, letterId)
    const [by] = actorsOfRequest(request)
    if (!by) throw new HttpProblem('forbidden')
    const making = await makingOf(house, { complaintId: id, state, events, subject: letter.id, issuedAt: workplace.now(), issuedBy: by, check: checkOf(house, paperCode(house, id, letter.kind, letter.id)) })
    const pdf = letter.document ? await house.files.bytes(letter.document.pdf.sha256) : await previewLetter(house.papers, making)
    return reply.type('application/pdf').header('content-disposition', 'inline; filename="konsep.pdf"').send(Buffer.from(pdf))
  })

  app.post<OfLetter>(`${address}/:letter/nomor`, { config: { access: 'case.work' } }, (request, reply) => change(request, reply, 'number-letter', 'nomor-naskah', { number: textOf(recordOf(request.body)['number']) || undefined }))
  app.post<OfLetter>(`${address}/:letter/batal`, { config: { access: 'case.work' } }, (request, reply) => change(request, reply, 'void-letter', 'pembatalan-naskah', { reason: textOf(recordOf(request.body)['reason']) }))
  // Reloaded, or reached by the back button.
  for (const noun of ['nomor', 'batal']) app.get<OfLetter>(`${address}/:letter/${noun}`, { config: { access: 'case.read' } }, (request, reply) => reply.redirect(`/meja/pengaduan/${idOf(request.params.id)}/naskah/${idOf(request.params.letter)}`, 303))
  app.get<OfCase>(address, { config: { access: 'case.read' } }, (request, reply) => reply.redirect(`/meja/pengaduan/${idOf(request.params.id)}#naskah`, 303))

  async function change(request: FastifyRequest<OfLetter>, reply: FastifyReply, verb: VerbName, noun: string, input: object): Promise<FastifyReply> {
    const { id, letter } = request.params
    const { state } = await openLetterCase(house, request, id)
    letterOfCase(state, letter)
    const acted = await act(request, verb, noun, { id: letter, ...input })
    if (acted.ok) return reply.redirect(`/meja/pengaduan/${id}/naskah/${letter}`, 303)
    if (acted.refusal.key === 'not_yours') throw new HttpProblem('forbidden')
    const { lang } = await house.frame(request)
    reply.code(acted.refusal.key === 'invalid_input' || acted.refusal.field ? 422 : 409)
    return show(request, reply, { verb, values: recordOf(request.body), ...told(lang, acted) })
  }

  function act(request: FastifyRequest<OfCase>, verb: VerbName, noun: string, input: object) {
    const { person } = signedInOf(request) // programs use the API: its answers are made for them
    return perform(workplace, { verb, complaintId: request.params.id, input, actors: actorsOfRequest(request), key: commandKey(person.id, noun, recordOf(request.body)) })
  }

  /** The letter that a command wrote: the event of its version names it. */
  async function newest(id: string, version: number): Promise<string> {
    const history = await readHistory(pool, officeId, id)
    const written = history?.events.findLast((event) => event.type === 'letter-written' && event.seq <= version)
    if (written?.type !== 'letter-written') throw new Error('a letter was written and is not there')
    return written.data.id
  }

  const today = () => workplace.now().toZonedDateTimeISO(workplace.zone).toPlainDate().toString()
  const signersFor = (request: FastifyRequest, kind: LetterKind) => signersOf(db, officeId, { kind, writer: signedInOf(request).person.id, today: today() })

  async function beginning(request: FastifyRequest, kind: LetterKind) {
    return { datedOn: today(), signer: (await signersFor(request, kind)).first ?? { personId: '', capacity: 'own' as const } }
  }

  async function write(request: FastifyRequest<OfCase>, reply: FastifyReply, kind: LetterKind, { values, errors, general, notes = [] }: Told): Promise<FastifyReply> {
    const frame = await house.frame(request)
    const { all: signers } = await signersFor(request, kind)
    return send(reply, renderPage(<WritePage frame={frame} complaintId={request.params.id} kind={kind} formKey={crypto.randomUUID()} values={values} errors={errors} general={general} notes={notes} signers={signers} />))
  }

  async function show(request: FastifyRequest<OfLetter>, reply: FastifyReply, failed: (Told & { verb: VerbName }) | null): Promise<FastifyReply> {
    const { id } = request.params
    const { events, state } = await openLetterCase(house, request, id)
    const letter = letterOfCase(state, request.params.letter)
    const frame = { ...(await house.frame(request)), path: `/meja/pengaduan/${id}/naskah/${letter.id}` }
    const signer = (await officials(db, officeId)).get(letter.signer.personId)
    return send(reply, renderPage(
      <LetterPage
        frame={frame} complaintId={id} letter={letter} paper={fold(events).papers.find(({ subject }) => subject === letter.id) ?? null} reference={state.register?.number ?? state.trackingCode} zone={workplace.zone}
        signer={signer?.name ?? ''} hindrance={answerHindrance(state, letter)} formKey={crypto.randomUUID()} converter={house.converter.present} failed={failed} />,
    ))
  }
}

/** A refusal in words: at its fields, or as one sentence. */
function told(lang: Language, { refusal, problems = [] }: Refused): Pick<Told, 'errors' | 'general'> {
  if (problems.length > 0) return { errors: Object.fromEntries(problems.toReversed().map(({ path, key, params }) => [path.replace(/(?:\.\d+)+(?:\.\w+)?$/u, ''), t<MessageKey>(lang, keyOf('input', key), params)])), general: null }
  const text = refusalText(lang, refusal)
  return refusal.field === undefined ? { errors: {}, general: text } : { errors: { [refusal.field]: text }, general: null }
}

function send(reply: FastifyReply, page: string): FastifyReply {
  return reply.type('text/html; charset=utf-8').send(page)
}
