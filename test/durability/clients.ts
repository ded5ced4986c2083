import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { complaintBody } from '../bench/bodies.ts'
import { Connection } from '../support/connection.ts'
import type { Answer } from '../support/connection.ts'

/** Where the office serves at the moment; changes with every start. */
export interface Address { url: string }

export interface Lodged { key: string; id: string; trackingCode: string }
export interface Recorded { id: string; registerNumber: string }

/** What the clients were told, and what it took. `taken`: how many of the lodged ones somebody is taking into the register. */
export interface Told { lodged: Lodged[]; taken: number; recorded: Recorded[]; retries: number; repeated: number; lastFailure: string }

/**
 * A client that never gives up: it sends the same request under the same key until it is acknowledged, over a new connection whenever the
 * old one broke. A refusal ends it, for nothing that it sends may be refused; so does any error but 503 (come again), for that is a bug.
 */
function client(address: Address, told: Told) {
  let open: Connection | null = null
  return async (path: string, headers: Record<string, string>, body: object): Promise<Answer> => {
    for (;;) {
      try {
        open ??= await Connection.open(address.url)
        const answer = await open.ask('POST', path, { 'content-type': 'application/json', ...headers }, JSON.stringify(body))
        if (answer.status < 400) return answer
        if (answer.status !== 503) throw new Refused(`${path}: ${answer.status} ${answer.body}`)
        told.lastFailure = `${answer.status} ${answer.body}`
      } catch (error) {
        if (error instanceof Refused) throw error
        told.lastFailure = String(error)
        open?.close()
        open = null // the office is down, or was killed with our request in hand
      }
      told.retries += 1
      await sleep(50)
    }
  }
}

class Refused extends Error {}

/** Lodges complaints until told to stop; now and then sends an acknowledged one again, as a client does whose answer was lost. */
export async function lodgeOn(address: Address, told: Told, stopping: AbortSignal): Promise<void> {
  const ask = client(address, told)
  while (!stopping.aborted) {
    const key = randomUUID()
    const body = complaintBody(told.lodged.length)
    const lodge = async (): Promise<Lodged> => ({ key, ...JSON.parse((await ask('/api/v1/complaints', { 'idempotency-key': key }, body)).body) })
    const first = await lodge()
    told.lodged.push(first)
    if (told.lodged.length % 10 === 0) {
      const again = await lodge()
      if (again.id !== first.id || again.trackingCode !== first.trackingCode) throw new Error(`the key ${key} gave two complaints`)
      told.repeated += 1
    }
    await sleep(25)
  }
}

/** Takes acknowledged complaints into the register, each by one of these clients, until told to stop. */
export async function recordOn(address: Address, told: Told, token: string, stopping: AbortSignal): Promise<void> {
  const ask = client(address, told)
  const bearer = { authorization: `Bearer ${token}` }
  while (!stopping.aborted) {
    const next = told.lodged[told.taken]
    if (!next) {
      await sleep(50)
      continue
    }
    told.taken += 1
    await ask(`/api/v1/complaints/${next.id}/confirm-complete`, { ...bearer, 'idempotency-key': randomUUID() }, {})
    const answer: Recorded = JSON.parse((await ask(`/api/v1/complaints/${next.id}/record`, { ...bearer, 'idempotency-key': randomUUID() }, {})).body)
    told.recorded.push({ id: next.id, registerNumber: answer.registerNumber })
  }
}
