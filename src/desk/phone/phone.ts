import type { FastifyInstance } from 'fastify'
import { addCallBack } from './call-back.tsx'
import { addCallList } from './list.tsx'
import { addNewCall } from './new-call.tsx'
import type { PhoneHouse } from './new-call.tsx'
import { addOutboundCall } from './outbound.tsx'
import { addSavedCall } from './saved.tsx'

/** The telephone at the desk: calls that come in, calls to make, and what is said in them. */
export async function addPhonePages(app: FastifyInstance, house: PhoneHouse): Promise<void> {
  addCallList(app, house)
  await addNewCall(app, house)
  addCallBack(app, house)
  addSavedCall(app, house)
  addOutboundCall(app, house)
}
