import type { ComplaintEvent } from './events.ts'
import type { ComplaintState } from './state.ts'

/** Letters and papers: they come beside the seven steps and never move the file. */
export function applyPapers(state: ComplaintState, event: ComplaintEvent): boolean {
  switch (event.type) {
    case 'letter-written': {
      const at = state.letters.findIndex(({ id }) => id === event.data.id)
      const before = state.letters[at]
      const letter = { ...event.data, text: event.personal, writtenAt: event.at, writtenBy: event.actor, number: before?.number ?? null, voided: null }
      if (before) state.letters[at] = letter
      else state.letters.push(letter)
      break
    }
    case 'letter-numbered':
      letterOf(state, event.data.id).number = event.data.number
      break
    case 'letter-voided':
      letterOf(state, event.data.id).voided = { at: event.at, reason: event.personal?.reason ?? null }
      break
    case 'paper-issued': {
      const { paper, kind, subject, number, sha256 } = event.data
      state.papers.push({ paper, kind, subject, number, sha256, at: event.at, by: event.actor, copies: 0, renditions: [] })
      break
    }
    case 'paper-reprinted':
      paperOf(state, event.data.paper).copies = event.data.copy
      break
    case 'paper-signed': {
      const { how, sha256, mediaType } = event.data
      paperOf(state, event.data.paper).renditions.push({ how, sha256, mediaType, at: event.at, by: event.actor })
      break
    }
    default: return false
  }
  return true
}

function letterOf(state: ComplaintState, id: string): ComplaintState['letters'][number] {
  const letter = state.letters.find((candidate) => candidate.id === id)
  if (!letter) throw new Error('a letter that was never written')
  return letter
}

function paperOf(state: ComplaintState, id: string): ComplaintState['papers'][number] {
  const paper = state.papers.find((candidate) => candidate.paper === id)
  if (!paper) throw new Error('a paper that was never issued')
  return paper
}
