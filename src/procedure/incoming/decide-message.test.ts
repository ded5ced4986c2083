import { expect, test } from 'vitest'
import { testHouse } from '../../../test/support/house.ts'
import { inbound } from '../../../test/support/messages.ts'
import { runJobs } from '../../../test/support/run-jobs.ts'
import { silentAccounts } from '../../../test/support/silent-accounts.ts'
import { takeMessage } from '../../channels/store/inbound.ts'
import { decideMessage } from './decide-message.ts'
import type { MessageDecision } from './decide-message.ts'

const accounts = silentAccounts()
const { house, people, lodge, bring, clock } = await testHouse({ channels: accounts })
const sms = accounts.find(({ channel }) => channel === 'sms') ?? expect.fail('no SMS')

/** An officer decides about a message that waits. @returns what was said to its sender by the decision, with all that follows from it */
async function decide(sender: string, text: string, decision: MessageDecision): Promise<string[]> {
  const message = inbound({ sender, text, receivedAt: clock.now })
  await takeMessage(house.workplace, message, 'known_sender')
  const { rows } = await house.pool.query<{ id: string }>('select id from inbound_message where external_id = $1', [message.externalId])
  const before = sms.sent.length
  expect(await decideMessage(house, [people.petugas], rows[0]?.id ?? '', decision)).toMatchObject({ ok: true })
  await runJobs(house)
  return sms.sent.slice(before).filter(({ recipient }) => recipient === sender).map(({ content }) => content.text)
}

test('whoever wrote hears what an officer did with it; a stranger does not', async () => {
  const owner = '+6281366600001'
  const { id, trackingCode } = await lodge({ applicant: { name: 'Wati', address: { line: 'Jl. Pepaya 2' }, phone: owner }, narrative: 'Got mampet.' })
  await runJobs(house)
  const supplement = { kind: 'supplement', reference: id } as const
  expect(await decide(owner, 'Sudah ada yang jatuh semalam, tolong segera.', supplement)).toEqual([expect.stringContaining(`sudah masuk ke berkas pengaduan ${trackingCode}`)])
  expect(await decide(owner, 'Terima kasih', supplement)).toEqual([])
  expect(await decide('+6281366600002', 'Saya tetangganya, memang mampet.', supplement)).toEqual([])
  await bring(id, 'answered')
  await runJobs(house)
  expect(await decide(owner, 'Itu belum beres', { kind: 'objection', reference: id })).toEqual([expect.stringMatching(/keberatan/iu)])
})
