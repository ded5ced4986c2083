import type pg from 'pg'
import { takeRegisterNumber, targetOf, unclaimedFiles } from '../complaint/store/facts.ts'
import { useDocument } from '../complaint/store/letter-documents.ts'
import { takeLetterNumber } from '../complaint/store/letter-numbers.ts'
import { keepIssuedPaper, keepRendition } from '../complaint/store/papers.ts'
import { waitsFrom } from '../channels/store/handling.ts'
import { addressees, partyFact } from '../office/addressees.ts'
import type { Actor } from '../office/actor.ts'
import type { Standard } from '../office/standard/schema.ts'
import { letterSeries } from './correspondence/letter-series.ts'
import type { Facts, Needs } from './verb.ts'

/** Looks up what a verb asked for, in its transaction; what it has kept beside the history is undone with it when the verb is refused. */
export async function gatherFacts(
  client: pg.PoolClient, needs: Needs,
  { officeId, complaintId, actor, now, standard }: { officeId: number; complaintId: string; actor: Actor; now: Temporal.Instant; standard: Standard },
): Promise<Facts> {
  const facts: Facts = {}
  const today = now.toZonedDateTimeISO(standard.office.zone).toPlainDate()
  if (needs.files) facts.files = await unclaimedFiles(client, officeId, needs.files)
  if (needs.party) facts.party = await partyFact(client, officeId, needs.party)
  if (needs.people) facts.people = await addressees(client, officeId, needs.people, today.toString())
  if (needs.target) facts.target = await targetOf(client, officeId, needs.target)
  if (needs.messageOf) facts.messageWaits = await waitsFrom(client, officeId, needs.messageOf)
  if (needs.issuedPaper) await keepIssuedPaper(client, officeId, { ...needs.issuedPaper, complaintId, issuedAt: now, by: actor })
  if (needs.rendition) await keepRendition(client, officeId, { ...needs.rendition, at: now, by: actor })
  if (needs.letterDocument) facts.letterDocument = await useDocument(client, { ...needs.letterDocument, officeId, complaintId, at: now })
  if (needs.letterNumber) facts.letterNumber = await takeLetterNumber(client, { ...needs.letterNumber, officeId, complaintId, at: now, ...letterSeries(standard, needs.letterNumber.kind, today) })
  // Last, so that the counter is locked for the shortest time.
  if (needs.registerNumber) facts.registerNumber = { year: today.year, sequence: await takeRegisterNumber(client, officeId, today.year) }
  return facts
}
