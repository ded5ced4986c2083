import type pg from 'pg'
import { takeRegisterNumber, targetOf, unclaimedFiles } from '../complaint/store/facts.ts'
import { waitsFrom } from '../channels/store/handling.ts'
import { addressees, partyFact } from '../office/addressees.ts'
import type { Standard } from '../office/standard/schema.ts'
import type { Facts, Needs } from './verb.ts'

/** Looks up what a verb asked for, in its transaction. */
export async function gatherFacts(
  { officeId }: { officeId: number }, client: pg.PoolClient, needs: Needs, now: Temporal.Instant, standard: Pick<Standard, 'office'>,
): Promise<Facts> {
  const facts: Facts = {}
  const today = now.toZonedDateTimeISO(standard.office.zone).toPlainDate()
  if (needs.files) facts.files = await unclaimedFiles(client, officeId, needs.files)
  if (needs.party) facts.party = await partyFact(client, officeId, needs.party)
  if (needs.people) facts.people = await addressees(client, officeId, needs.people, today.toString())
  if (needs.target) facts.target = await targetOf(client, officeId, needs.target)
  if (needs.messageOf) facts.messageWaits = await waitsFrom(client, officeId, needs.messageOf)
  // Last, so that the counter is locked for the shortest time.
  if (needs.registerNumber) facts.registerNumber = { year: today.year, sequence: await takeRegisterNumber(client, officeId, today.year) }
  return facts
}
