import { letterTemplate, templatesInUse } from '../../office/letter-templates.ts'
import type { TemplateUse } from '../../office/letter-templates.ts'
import type { LetterKind } from '../../office/paper-kinds.ts'
import { builtInTemplate } from '../../papers/docx/built-in.ts'
import { openDocx } from '../../papers/docx/open-docx.ts'
import type { Docx } from '../../papers/docx/open-docx.ts'
import type { House } from '../house.ts'

export type TemplateHouse = Pick<House, 'workplace' | 'files'>

/** The template by which letters of this kind are made now: the office's own, else the one that the software brings. */
export async function templateInForce(house: TemplateHouse, kind: LetterKind): Promise<{ docx: Docx; use: TemplateUse | null }> {
  const { pool, officeId } = house.workplace
  const use = (await templatesInUse(pool, officeId)).find((candidate) => candidate.kind === kind) ?? null
  return { docx: await templateVersion(house, kind, use?.version ?? null) ?? await builtIn(house, kind), use }
}

/** One version of a kind's template, null: there is none. `version` null: the one that the software brings. */
export async function templateVersion(house: TemplateHouse, kind: LetterKind, version: number | null): Promise<Docx | null> {
  const { pool, officeId } = house.workplace
  if (version === null) return builtIn(house, kind)
  const kept = await letterTemplate(pool, officeId, kind, version)
  if (!kept) return null
  const opened = await openDocx(await house.files.bytes(kept.sha256))
  if (!opened.ok) throw new Error(`a template that was kept cannot be opened: ${opened.faults[0]?.key}`)
  return opened.docx
}

async function builtIn({ workplace }: TemplateHouse, kind: LetterKind): Promise<Docx> {
  const { bundle } = await workplace.standards.inForce(workplace.now().toZonedDateTimeISO(workplace.zone).toPlainDate().toString())
  return builtInTemplate(kind, bundle.letterhead.paper)
}
