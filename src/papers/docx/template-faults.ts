import type { LetterKind } from '../../office/paper-kinds.ts'
import type { DocxFault } from './faults.ts'
import { isFlag, isList, isPlaceholder, itemNames, placeholderNames, requiredOf } from './placeholders.ts'

/** A placeholder as docxtemplater reports it: the part of it that we look at. */
export interface Tag { type: string; value: string; module?: string; subparsed?: Tag[] }

/** What docxtemplater could not read, as faults that say where. @throws what is not about the template */
export function faultsOfErrors(error: unknown): DocxFault[] {
  const errors = propertiesOf(error).errors
  const all = Array.isArray(errors) && errors.length > 0 ? errors : [error]
  const faults = all.map((one: unknown): DocxFault | null => {
    const { id, xtag, context } = propertiesOf(one)
    if (one instanceof Error && one.name === 'ParseError') return { key: 'damaged' } // of the parser of XML, about the template's own
    if (typeof id !== 'string') return null
    if (id.startsWith('raw_xml')) return unknown(`@${shown(xtag)}`)
    if (/(?:loop|closing_tag)/u.test(id)) return { key: 'loop_open', params: { name: shown(xtag) } }
    if (id.endsWith('tag')) return { key: 'braces', params: { text: shown(context ?? xtag) } }
    return { key: 'damaged' }
  })
  const known = faults.filter((fault) => fault !== null)
  if (known.length < faults.length) throw error
  return unique(known)
}

/** Placeholders that nothing fills, that stand where they cannot be repeated, or that are missing. */
export function faultsOfTags(tags: readonly Tag[], kind: LetterKind): DocxFault[] {
  const seen = new Set<string>()
  const faults: DocxFault[] = []
  const walk = (some: readonly Tag[], within: readonly string[]): void => {
    for (const { type, value, module, subparsed } of some) {
      if (type !== 'placeholder') continue
      const name = value.trim()
      seen.add(name)
      const known = isPlaceholder(name) || isFlag(name) || within.some((list) => isList(list) && itemNames[list].includes(name))
      if (!known && module === undefined && Object.values(itemNames).some((names) => names.includes(name))) faults.push({ key: 'item_alone', params: { name } })
      else if (!known || (module !== undefined && module !== 'loop')) faults.push(unknown(module === 'rawxml' ? `@${name}` : name))
      else if (module === 'loop') {
        if (isList(name) && within.some(isList)) faults.push({ key: 'loop_nested', params: { name } })
        walk(subparsed ?? [], [...within, name])
      } else if (isList(name) && !within.includes(name)) faults.push({ key: 'loop_nested', params: { name } })
    }
  }
  walk(tags, [])
  const missing = requiredOf(kind).filter((name) => !seen.has(name))
  return unique([...faults, ...missing.map((name): DocxFault => ({ key: 'missing', params: { name } }))])
}

function unknown(name: string): DocxFault {
  const near = [...placeholderNames, ...Object.values(itemNames).flat()]
    .map((candidate) => ({ candidate, far: distance(name.toLowerCase().replaceAll(/[\s-]+/gu, '_'), candidate) }))
    .reduce((best, next) => (next.far < best.far ? next : best))
  const close = near.far <= 3 && near.far < near.candidate.length / 2
  return close ? { key: 'unknown_near', params: { name: shown(name), near: near.candidate } } : { key: 'unknown', params: { name: shown(name) } }
}

/** How many letters must be typed differently (Levenshtein). */
function distance(one: string, other: string): number {
  if (one.length > 60) return one.length
  let row = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (const [i, letter] of [...one].entries()) {
    const next = [i + 1]
    for (const [j, candidate] of [...other].entries()) next.push(Math.min((next[j] ?? 0) + 1, (row[j + 1] ?? 0) + 1, (row[j] ?? 0) + (letter === candidate ? 0 : 1)))
    row = next
  }
  return row[other.length] ?? 0
}

function propertiesOf(error: unknown): Record<string, unknown> {
  const properties: unknown = typeof error === 'object' && error !== null && 'properties' in error ? error.properties : null
  return typeof properties === 'object' && properties !== null ? { ...properties } : {}
}

function shown(text: unknown): string {
  return typeof text === 'string' && text.trim() !== '' ? text.trim().slice(0, 40) : '…'
}

function unique(faults: readonly DocxFault[]): DocxFault[] {
  return [...new Map(faults.map((fault) => [JSON.stringify(fault), fault])).values()]
}
