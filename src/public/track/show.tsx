import type { FastifyReply, FastifyRequest } from 'fastify'
import { fold } from '../../complaint/fold.ts'
import { readHistory } from '../../complaint/store/history.ts'
import { filesOf } from '../../complaint/store/uploads.ts'
import { openDataRequests } from '../../office/data-requests.ts'
import { citizenView } from '../../procedure/citizen-view.ts'
import { messagesTo, reachOf } from '../../procedure/letters/ledger.ts'
import type { House } from '../../procedure/house.ts'
import { renderPage } from '../../ui/render.ts'
import { sendPage } from '../typed.ts'
import { ReceivedPage } from './received-page.tsx'
import { TrackPage } from './track-page.tsx'
import type { TrackPageProps } from './track-page.tsx'

/** The complaint as its history tells it now, under the standard that it came under. */
export async function readTracked({ workplace }: Pick<House, 'workplace'>, complaintId: string) {
  const history = await readHistory(workplace.pool, workplace.officeId, complaintId)
  if (!history) throw new Error('a complaint without a history')
  const state = fold(history.events)
  return { events: history.events, state, inForce: await workplace.standards.version(state.standardVersion) }
}

/** What a page of a complaint says besides the complaint. */
type More = Partial<Pick<TrackPageProps, 'notice' | 'failed' | 'dataFailed'>>

export async function showTracked(
  house: House, request: FastifyRequest, reply: FastifyReply, complaintId: string, more: More, status = 200,
): Promise<FastifyReply> {
  const { workplace } = house
  const [frame, { events, state, inForce }, files, messages, requests] = await Promise.all([
    house.frame(request), readTracked(house, complaintId), filesOf(workplace.pool, workplace.officeId, complaintId), messagesTo(house, complaintId),
    openDataRequests({ pool: workplace.pool, officeId: workplace.officeId, secret: house.secret }).ofComplaint(complaintId),
  ])
  const reach = await reachOf(house, state)
  return sendPage(reply, renderPage(
    <TrackPage
      frame={frame} inForce={inForce} view={citizenView(events, inForce, frame.lang)} state={state} events={events} files={files} messages={messages} reach={reach}
      now={workplace.now()} formKey={crypto.randomUUID()} notice={more.notice ?? null} requests={requests} {...(more.dataFailed ? { dataFailed: more.dataFailed } : {})} {...(more.failed ? { failed: more.failed } : {})}
    />,
  ), status)
}

/** With the PIN: only for the browser that has just lodged. */
export async function showReceived(house: House, request: FastifyRequest, reply: FastifyReply, complaintId: string): Promise<FastifyReply> {
  const { workplace } = house
  const [frame, { state, inForce }] = await Promise.all([house.frame(request), readTracked(house, complaintId)])
  return sendPage(reply, renderPage(<ReceivedPage frame={frame} inForce={inForce} state={state} now={workplace.now()} pin={workplace.pinOf(complaintId)} />))
}
