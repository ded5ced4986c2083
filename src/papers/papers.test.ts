import { afterEach, describe, expect, test } from 'vitest'
import { openPapers, PaperFailed } from './papers.ts'
import type { Papers } from './papers.ts'

/** A worker that behaves as its template's name says. */
const actor = new URL(
  'data:text/javascript,' +
    encodeURIComponent(`
      import { parentPort } from 'node:worker_threads'
      parentPort.on('message', ({ id, template, json }) => {
        if (template === 'exit') process.exit(3)
        if (template === 'throw') throw new TypeError('secret of ' + json)
        if (template === 'hang') for (;;);
        if (template === 'refuse') return parentPort.postMessage({ id, ok: false, reason: 'no such field' })
        parentPort.postMessage({ id, ok: true, pdf: new TextEncoder().encode(template + json) })
      })`),
)

let papers: Papers | undefined
afterEach(() => papers?.close())

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

describe('a lost worker costs only the paper in hand', () => {
  test.each([
    ['exit', /stopped with code 3/], ['throw', /worker failed \(TypeError\)/], ['hang', /longer than 400 ms/], ['refuse', /no such field/],
  ])('%s', async (template, reason) => {
    const warnings: unknown[] = []
    papers = openPapers({ root: '/', workerFile: actor, timeLimitMs: 400, log: { warn: (...words) => warnings.push(words) } })
    const before = papers.render('a', 1)
    const lost = papers.render(template, 'Siti')
    const after = [papers.render('b', 2), papers.render('c', 3)]
    const failure = await lost.then(() => undefined, (error: unknown) => error)
    expect(failure).toBeInstanceOf(PaperFailed)
    expect(String(failure)).toMatch(reason)
    expect(text(await before)).toBe('a1')
    expect((await Promise.all(after)).map(text)).toEqual(['b2', 'c3'])
    expect(JSON.stringify([warnings, String(failure)])).not.toContain('Siti')
  })

  test('also when it dies between two papers', async () => {
    papers = openPapers({ root: '/', workerFile: actor })
    await expect(papers.render('exit', 1)).rejects.toThrow(PaperFailed)
    await expect(papers.render('exit', 1)).rejects.toThrow(PaperFailed)
    expect(text(await papers.render('a', 1))).toBe('a1')
  })
})

test('closing finishes what was ordered and takes no more', async () => {
  papers = openPapers({ root: '/', workerFile: actor })
  const ordered = [papers.render('a', 1), papers.render('b', 2)]
  await papers.close()
  expect((await Promise.all(ordered)).map(text)).toEqual(['a1', 'b2'])
  await expect(papers.render('c', 3)).rejects.toThrow('closed')
})

test('a template is a name, never a path', async () => {
  papers = openPapers({ root: '/', workerFile: actor })
  await expect(papers.render('../../etc/passwd', {})).rejects.toThrow('not a name')
})
