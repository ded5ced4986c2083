import { mkdir, readdir, readFile, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { PDFDocument } from '@cantoo/pdf-lib'
import { temporaryFolder } from '../../../test/support/folder.ts'
import { testHouse } from '../../../test/support/house.ts'
import { openWatchedFolder } from '../../platform/watched-folder.ts'
import { readScan } from './read-scan.ts'
import { moveFailed, takeFromFolder } from './take-folder.ts'

const { house } = await testHouse()
const { pool } = house.workplace

async function page(text: string): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  document.addPage([595, 842]).drawText(text)
  return document.save()
}
const rows = async () => (await pool.query('select id, name, state, fault from scan order by name')).rows as { id: string; name: string; state: string; fault: string | null }[]

test('the folder of a scanner: what stands still is taken once, what is unfinished waits, what cannot be taken lies beside its reason, nothing is deleted', async () => {
  const path = await temporaryFolder('scanner')
  const folder = openWatchedFolder(path)
  await writeFile(join(path, 'surat.pdf'), await page('Surat'))
  await writeFile(join(path, 'setengah.pdf.part'), 'x')
  await writeFile(join(path, 'bukan.txt'), 'bukan pindaian')
  // A gigabyte that a broken scanner left: it is not even read.
  await writeFile(join(path, 'raksasa.pdf'), '%PDF-1.7')
  await truncate(join(path, 'raksasa.pdf'), 1024 * 1024 * 1024)
  const before = process.memoryUsage().rss
  await takeFromFolder(house, folder)
  expect(await rows()).toEqual([]) // seen once: it may still grow
  await takeFromFolder(house, folder)
  expect((await rows()).map(({ name, state, fault }) => [name, state, fault])).toEqual([['bukan.txt', 'failed', 'wrong-type'], ['raksasa.pdf', 'failed', 'too-large'], ['surat.pdf', 'new', null]])
  expect(process.memoryUsage().rss - before).toBeLessThan(200_000_000)
  expect((await readdir(join(path, 'diproses'))).sort()).toEqual(['surat.pdf'])
  expect((await readdir(join(path, 'gagal'))).sort()).toEqual(['bukan.txt', 'bukan.txt.txt', 'raksasa.pdf', 'raksasa.pdf.txt'])
  expect(await readFile(join(path, 'gagal', 'raksasa.pdf.txt'), 'utf8')).toContain('100 MB')
  expect((await readdir(path)).filter((name) => name.endsWith('.part'))).toEqual(['setengah.pdf.part'])
})

test('a program that dies after taking a file and before moving it: the next one only moves it', async () => {
  const path = await temporaryFolder('scanner')
  const content = await page('Sekali saja')
  await writeFile(join(path, 'sekali.pdf'), content)
  const dying = { ...openWatchedFolder(path), done: () => Promise.reject(new Error('killed')) }
  await dying.ready()
  await expect(takeFromFolder(house, dying)).rejects.toThrow('killed')
  const folder = openWatchedFolder(path)
  await takeFromFolder(house, folder)
  await takeFromFolder(house, folder)
  expect((await rows()).filter(({ name }) => name === 'sekali.pdf')).toHaveLength(1)
  expect(await readdir(join(path, 'diproses'))).toEqual(['sekali.pdf'])
})

test('a scan that turns out to be unreadable lies with the others that failed, with its reason; reading it twice makes its parts once', async () => {
  const path = await temporaryFolder('scanner')
  const folder = openWatchedFolder(path)
  await mkdir(join(path, 'diproses'), { recursive: true })
  await writeFile(join(path, 'rusak.pdf'), '%PDF-1.7\n%%EOF rusak sama sekali')
  await writeFile(join(path, 'baik.pdf'), await page('Baik'))
  await takeFromFolder(house, folder)
  await takeFromFolder(house, folder)
  for (const { id, name } of (await rows()).filter((row) => row.name === 'rusak.pdf' || row.name === 'baik.pdf')) {
    const faults = [await readScan(house, id), await readScan(house, id)]
    if (name === 'rusak.pdf' && faults[0] !== null && faults[0] !== undefined) await moveFailed(house, folder, id, faults[0])
    const { rows: parts } = await pool.query('select 1 from scan_part where scan_id = $1', [id])
    expect(parts.length, name).toBe(name === 'baik.pdf' ? 1 : 0)
  }
  expect((await readdir(join(path, 'gagal'))).sort()).toEqual(['rusak.pdf', 'rusak.pdf.txt'])
})
