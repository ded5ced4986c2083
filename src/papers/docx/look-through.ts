import { Parser } from 'htmlparser2'
import { DocxFaulty } from './faults.ts'

/** Word nests tables in tables and text boxes in paragraphs; nobody writes a letter this deep, and readers of XML call themselves once a level. */
const maxDepth = 200
const maxElements = 200_000
/** The text of a letter of some 80 pages; filling it in takes half a second. */
const maxTextBytes = 1_500_000
/** Fields that fetch from elsewhere or start a program. */
const reachingFields = /\b(?:INCLUDEPICTURE|INCLUDETEXT|INCLUDE|IMPORT|LINK|DDE|DDEAUTO|DATABASE|EMBED|MACROBUTTON)\b/u
const embedded = /\/(?:oleObject|package|control|activeXControlBinary|aFChunk|subDocument|frame|attachedToolbars|vbaProject|wordVbaData)$/u

/**
 * Looks through one part of a DOCX for what has no place in a letter. Only names of the places are spoken of, never the text.
 * @throws DocxFaulty
 */
export function lookThrough(name: string, content: Buffer): void {
  if (/^word\/(?:embeddings|activeX)\//iu.test(name)) throw new DocxFaulty('embedded')
  if (!/\.(?:xml|rels|vml)$/iu.test(name) && !looksLikeXml(content)) return
  if (content.length > maxTextBytes && /^word\/(?:document|header\d*|footer\d*)\.xml$/u.test(name)) throw new DocxFaulty('unpacks_too_large')
  const text = xmlText(content)
  // Entities of one's own (billion laughs, files of this machine) need a DOCTYPE; Office writes none.
  if (/<!(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)/iu.test(text)) throw new DocxFaulty('entities')
  let depth = 0
  let elements = 0
  let instructions = ''
  let inInstruction = false
  const parser = new Parser({
    onopentag(tag, attributes) {
      if (++depth > maxDepth || ++elements > maxElements) throw new DocxFaulty('too_deep')
      inInstruction = /:(?:instrText|delInstrText)$/u.test(tag)
      if (tag.endsWith(':fldSimple')) instructions += ` ${Object.entries(attributes).find(([key]) => key.endsWith(':instr'))?.[1] ?? ''}`
      if (tag.endsWith(':altChunk') || tag.endsWith(':object')) throw new DocxFaulty('embedded')
      if (/(?:^|:)(?:imagedata|fill|stroke|image)$/u.test(tag)) refuseFarPicture(attributes)
      if (tag === 'Relationship') lookAtRelationship(attributes)
    },
    ontext(words) {
      if (inInstruction) instructions += words
    },
    onclosetag() {
      depth--
      inInstruction = false
    },
  }, { xmlMode: true, decodeEntities: true })
  parser.end(text)
  if (depth !== 0) throw new DocxFaulty('damaged')
  if (reachingFields.test(instructions)) throw new DocxFaulty('fields')
}

/** A link that a reader may click stays; everything else must be in the file itself. */
function lookAtRelationship({ TargetMode, Type = '', Target = '' }: Record<string, string>): void {
  if (embedded.test(Type)) throw new DocxFaulty('embedded')
  const far = TargetMode?.toLowerCase() === 'external'
  const link = Type.endsWith('/hyperlink')
  if (far && link && /^(?:https?:|mailto:|tel:)/iu.test(Target)) return
  const inside = !/^(?:[a-z][a-z0-9+.-]*:|\\\\|\/\/)/iu.test(Target) || (link && Target.startsWith('#'))
  if (far || !inside) throw new DocxFaulty('outside', { target: Target.slice(0, 100) || '…' })
}

/** Pictures of the older kind (VML) may name an address themselves. */
function refuseFarPicture(attributes: Record<string, string>): void {
  for (const [key, value] of Object.entries(attributes)) {
    if (/^(?:src|href|o:href|althref|o:althref)$/u.test(key) && value !== '' && !value.startsWith('#')) throw new DocxFaulty('outside', { target: value.slice(0, 100) })
  }
}

function looksLikeXml(content: Buffer): boolean {
  return /^(?:\uFEFF|\s)*<[?!a-z]/iu.test(content.toString('utf8', 0, 64))
}

/** XML of Office is UTF-8: in another encoding the checks would read something else than the reader after us. */
function xmlText(content: Buffer): string {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(content)
  } catch {
    throw new DocxFaulty('encoding')
  }
  const declared = /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([^"']+)["']/iu.exec(text)?.[1]
  if ((declared !== undefined && !/^(?:utf-8|us-ascii)$/iu.test(declared)) || text.includes('\0')) throw new DocxFaulty('encoding')
  return text
}
