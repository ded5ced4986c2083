/** What can be wrong with a DOCX that somebody sends, as keys of sentences that say what to do (`naskah.fault.<key>`). */
export const docxFaultKeys = [
  'empty', 'too_large', 'not_docx', 'old_word', 'open_document', 'damaged', 'names', 'locked', 'macros', 'unpacks_too_large', 'entities', 'encoding', 'too_deep', 'outside',
  'embedded', 'fields', 'braces', 'unknown', 'unknown_near', 'missing', 'loop_open', 'loop_nested', 'item_alone', 'changes',
] as const
export type DocxFaultKey = (typeof docxFaultKeys)[number]

/** A fault, with what names it: a placeholder, an address, a size. */
export interface DocxFault { key: DocxFaultKey; params?: Readonly<Record<string, string>> }

/** Thrown while a DOCX is read and caught where reading began: never leaves this folder. */
export class DocxFaulty extends Error {
  override name = 'DocxFaulty'
  readonly fault: DocxFault
  constructor(key: DocxFaultKey, params?: DocxFault['params']) {
    super(key)
    this.fault = { key, ...(params ? { params } : {}) }
  }
}
