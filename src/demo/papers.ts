import { fold } from '../complaint/fold.ts'
import { openedUnder } from '../complaint/store/facts.ts'
import { readHistory } from '../complaint/store/history.ts'
import { issuedPapersOf } from '../complaint/store/papers.ts'
import type { IssuedPaper } from '../complaint/store/papers.ts'
import { markCopy } from '../papers/copy-mark.ts'
import type { House } from '../procedure/house.ts'
import { keyOf } from '../ui/message-key.ts'
import { t } from '../ui/messages/messages.ts'
import { issueDemoOfficePapers } from './office-papers.ts'

/** The complaint of the demo that has every paper. */
const storyKey = 'demo:jejak-naskah'

/** A file of docs/contoh. */
export interface SampleFile { name: string; content: Uint8Array | string }

/**
 * Every paper of one demo complaint, and of the demo office, in the order in which they were issued, then their index. Papers say when they were
 * made, so that no two runs give the same bytes.
 */
export async function demoPapers(house: House): Promise<SampleFile[]> {
  const { workplace, files, papers } = house
  const { pool, officeId, zone } = workplace
  const opened = await openedUnder(pool, officeId, storyKey)
  const history = opened ? await readHistory(pool, officeId, opened.id) : null
  if (!opened || !history) throw new Error('the demo has no complaint with all papers')
  const { papers: records } = fold(history.events)
  const issued = [...(await issuedPapersOf(pool, officeId, opened.id)), ...(await issueDemoOfficePapers(house))]
  const [samples, lines]: [SampleFile[], string[]] = [[], []]
  const write = (name: string, what: string, content: Uint8Array): void => {
    const file = `${String(lines.length + 1).padStart(2, '0')}-${name.toLowerCase().replace(/[^\w]+/gu, '-').replace(/-$/u, '')}.pdf`
    samples.push({ name: file, content })
    lines.push(`${lines.length + 1}. [${what}](${file})`)
  }
  for (const paper of issued) {
    const name = t('id', keyOf('paper', paper.kind))
    const bytes = await files.bytes(paper.sha256)
    write(fileTitle(name, paper, issued), paper.number === null ? name : `${name} ${paper.number}`, bytes)
    const record = records.find((candidate) => candidate.paper === paper.id)
    for (const { sha256, how } of record?.renditions ?? []) write(`${name} ${how}`, `${name}, ${t('id', keyOf('rendition', how))}`, await files.bytes(sha256))
    const printed = history.events.findLast((event) => event.type === 'paper-reprinted' && event.data.paper === paper.id)
    if (printed?.type === 'paper-reprinted' && printed.actor.kind === 'person') {
      const mark = { copy: printed.data.copy, at: printed.at, by: `${printed.actor.name}, ${printed.actor.title}`, zone }
      write(`${name} salinan`, `${name}, salinan ke-${printed.data.copy}`, await markCopy(papers, bytes, mark))
    }
  }
  const intro = '# Contoh naskah\n\nSemua naskah satu pengaduan peragaan, menurut urutan terbitnya, lalu naskah kantor. Tidak seorang pun di dalamnya sungguh ada. Dibuat dengan `npm run demo -- --papers`.\n\n'
  return [...samples, { name: 'README.md', content: `${intro}${lines.join('\n')}\n` }]
}

/** Several of one kind are told apart by what they are of. */
function fileTitle(name: string, { kind, subject }: IssuedPaper, all: readonly IssuedPaper[]): string {
  const several = all.filter((other) => other.kind === kind).length > 1
  return several && /^[\w-]{1,12}$/u.test(subject) ? `${name} ${subject}` : name
}
