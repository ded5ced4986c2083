import { describe, expect, test } from 'vitest'
import type { ContactCase } from '../../complaint/questions/by-contact.ts'
import { statuses } from '../../complaint/status.ts'
import type { Status } from '../../complaint/status.ts'
import type { Wish } from './dialogue.ts'
import { match } from './match.ts'
import type { Evidence } from './match.ts'

const now = Temporal.Instant.from('2026-11-23T09:00:00+07:00')
function aCase(id: string, status: Status, more: Partial<ContactCase> = {}): ContactCase {
  return {
    id, status, trackingCode: `CODE-${id}`, registerNumber: null, channel: 'sms', step: 2, receivedAt: now, dueAt: null, objectionUntil: now.add({ hours: 24 }), respondBy: null, answeredAt: null, secret: false, ...more,
  }
}
const evidence = (given: Partial<Evidence>): Evidence => ({ channel: 'sms', wish: 'free', thread: [], codes: [], own: [], anotherMatter: false, objects: false, repeated: false, empty: false, now, at: now, ...given })
/** What becomes of it, in a word. */
function decide(given: Partial<Evidence>): string {
  const decided = match(evidence(given))
  return decided.to === 'inbox' ? decided.reason : 'case' in decided ? `${decided.to} ${decided.case.id}` : decided.to
}
const mine = (one: ContactCase) => ({ case: one, own: true })
const theirs = (one: ContactCase) => ({ case: one, own: false })

const waiting = aCase('waiting', 'incomplete'), other = aCase('other', 'incomplete'), worked = aCase('worked', 'under-study'), answered = aCase('answered', 'answered')
const late = aCase('late', 'archived', { objectionUntil: now.subtract({ hours: 1 }) }), ended = aCase('ended', 'withdrawn')

describe('where a message belongs', () => {
  test.each<[string, Partial<Evidence>, string]>([
    ['unknown sender', {}, 'complaint'],
    ['unknown sender, mail', { channel: 'email' }, 'complaint'],
    ['in our thread', { thread: [mine(worked)], own: [worked] }, 'supplement worked'],
    ['in our thread, mail', { channel: 'email', thread: [mine(worked)], own: [worked, waiting] }, 'supplement worked'],
    ['a stranger in our thread', { thread: [theirs(worked)] }, 'thread_other_sender'],
    ['a stranger in our thread with an own open case', { thread: [theirs(worked)], own: [waiting] }, 'thread_other_sender'],
    ['own code', { codes: [mine(worked)], own: [worked] }, 'supplement worked'],
    ['a stranger’s code', { codes: [theirs(worked)] }, 'code_other_sender'],
    ['a stranger’s code, as a new complaint', { wish: 'complain', codes: [theirs(worked)] }, 'code_other_sender'],
    ['a stranger’s code beside the own one', { codes: [theirs(worked), mine(waiting)], own: [waiting] }, 'supplement waiting'],
    ['a stranger’s code in the own thread', { thread: [mine(waiting)], codes: [theirs(worked)], own: [waiting] }, 'supplement waiting'],
    ['thread and code of two own cases', { thread: [mine(waiting)], codes: [mine(worked)], own: [waiting, worked] }, 'several_cases'],
    ['thread and code of the same', { thread: [mine(worked)], codes: [mine(worked)], own: [worked] }, 'supplement worked'],
    ['the one that waits', { own: [waiting] }, 'supplement waiting'],
    ['the one that waits, beside another', { own: [worked, waiting, answered] }, 'supplement waiting'],
    ['the one that waits, by a chat', { channel: 'whatsapp', own: [waiting] }, 'supplement waiting'],
    ['the one that waits, by a fresh mail', { channel: 'email', own: [waiting] }, 'known_sender'],
    ['another matter of one who waits', { own: [waiting], anotherMatter: true }, 'another_matter'],
    ['another matter, said to be for the one that waits', { codes: [mine(waiting)], own: [waiting], anotherMatter: true }, 'supplement waiting'],
    ['one that waits and came from a form', { own: [aCase('web', 'incomplete', { channel: 'web' })] }, 'contact_unproved'],
    ['one that waits and was written down at the counter', { own: [aCase('counter', 'incomplete', { channel: 'in-person' })] }, 'contact_unproved'],
    ['one that waits and came by mail', { own: [aCase('mail', 'incomplete', { channel: 'email' })] }, 'contact_unproved'],
    ['one that waits and came by chat from the same telephone', { own: [aCase('chat', 'incomplete', { channel: 'whatsapp' })] }, 'supplement chat'],
    ['its code, where the number came from a form', { codes: [mine(aCase('web', 'incomplete', { channel: 'web' }))] }, 'supplement web'],
    ['KEBERATAN where the number came from a form', { wish: 'object', own: [aCase('web', 'answered', { channel: 'web' })] }, 'contact_unproved'],
    ['own code in a mail', { channel: 'email', codes: [mine(worked)], own: [worked] }, 'code_unproved'],
    ['own code in a mail, against an answer', { channel: 'email', codes: [mine(answered)], own: [answered], objects: true }, 'code_unproved'],
    ['own code in a mail of our thread', { channel: 'email', thread: [mine(worked)], codes: [mine(worked)], own: [worked] }, 'supplement worked'],
    ['own code in a mail of a stranger’s thread', { channel: 'email', thread: [theirs(other)], codes: [mine(worked)], own: [worked] }, 'code_unproved'],
    ['two that wait', { own: [waiting, other] }, 'several_waiting'],
    ['two that wait, and one was named', { codes: [mine(other)], own: [waiting, other] }, 'supplement other'],
    ['an explicit new complaint of one who waits', { wish: 'complain', own: [waiting] }, 'complaint'],
    ['an explicit new complaint that was sent before', { wish: 'complain', own: [worked], repeated: true }, 'repeated'],
    ['an open case', { own: [worked] }, 'known_sender'],
    ['an open case, mail', { channel: 'email', own: [worked] }, 'known_sender'],
    ['answered a short while ago', { own: [answered] }, 'known_sender'],
    ['answered long ago', { own: [late] }, 'complaint'],
    ['withdrawn', { own: [ended] }, 'complaint'],
    ['the same again', { repeated: true }, 'repeated'],
    ['an empty mail', { channel: 'email', empty: true }, 'empty'],
    ['LENGKAPI without a code', { wish: 'complete', own: [waiting] }, 'supplement waiting'],
    ['LENGKAPI of one whose case is open', { wish: 'complete', own: [worked] }, 'known_sender'],
    ['LENGKAPI of nobody', { wish: 'complete' }, 'code_missing'],
    ['KEBERATAN without a code', { wish: 'object', own: [worked, answered] }, 'objection answered'],
    ['KEBERATAN with two answered', { wish: 'object', own: [answered, aCase('second', 'archived')] }, 'several_cases'],
    ['KEBERATAN after its time, without a code', { wish: 'object', own: [late] }, 'known_sender'],
    ['KEBERATAN after its time', { wish: 'object', codes: [mine(late)], own: [late] }, 'objection late'],
    ['KEBERATAN that came in time and is read late', { wish: 'object', own: [late], at: now.subtract({ hours: 2 }) }, 'objection late'],
    ['KEBERATAN from before the answer', { wish: 'object', own: [aCase('answered', 'answered', { answeredAt: now })], at: now.subtract({ hours: 2 }) }, 'known_sender'],
    ['against an answer, from before it', { thread: [mine(aCase('answered', 'answered', { answeredAt: now }))], objects: true, at: now.subtract({ hours: 2 }) }, 'answered_case'],
    ['KEBERATAN before the answer', { wish: 'object', codes: [mine(worked)], own: [worked] }, 'supplement worked'],
    ['KEBERATAN of nobody', { wish: 'object' }, 'code_missing'],
    ['about an answer', { thread: [mine(answered)], own: [answered] }, 'answered_case'],
    ['against an answer', { thread: [mine(answered)], own: [answered], objects: true }, 'objection answered'],
    ['thanks for an answer', { wish: 'thanks', thread: [mine(answered)], own: [answered] }, 'supplement answered'],
    ['about one that ended', { codes: [mine(ended)], own: [ended] }, 'ended_case'],
  ])('%s', (_name, given, becomes) => {
    expect(decide(given)).toBe(becomes)
  })

  test('whatever is known, only an own case takes a message', () => {
    const wishes: Wish['wish'][] = ['free', 'complain', 'complete', 'object', 'thanks', 'nothing']
    const other = (status: Status) => aCase('foreign', status)
    for (const channel of ['sms', 'email'] as const) for (const wish of wishes) for (const status of statuses) for (const own of [[], [worked], [waiting, answered]]) for (const objects of [true, false]) {
      const pointers = [{ thread: [theirs(other(status))] }, { codes: [theirs(other(status))] }, { thread: [theirs(other(status))], codes: [theirs(other(status))] }]
      for (const pointer of pointers) expect(decide({ channel, wish, own, objects, ...pointer })).toMatch(/^(?:thread|code)_other_sender$/u)
    }
  })
})
