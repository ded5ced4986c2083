import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { afterFile } from '../support/cleanup.ts'
import { temporaryFolder } from '../support/folder.ts'
import { houseBeside } from '../support/house-beside.ts'
import { serveOffice } from '../support/served-office.ts'
import { webm } from '../support/webm.ts'

test('program and database are killed after each piece of a recording: every piece that was acknowledged is there, and the file is whole', { timeout: 120_000 }, async () => {
  const dataFolder = await temporaryFolder('recording')
  let office = await serveOffice({ dataFolder })
  afterFile(() => office.stop())
  const ask = (path: string, options?: RequestInit) => fetch(`${office.url}/rekaman${path}`, options)
  const bytes = webm([2], Buffer.alloc(60_000, 9))
  const { token } = (await (await ask('', { method: 'POST' })).json()) as { token: string }
  const piece = 20_000
  for (let at = 0; at < bytes.length; at += piece) {
    const put = () => ask(`/${token}/${at}`, { method: 'PUT', headers: { 'content-type': 'application/octet-stream' }, body: new Uint8Array(bytes.subarray(at, at + piece)) })
    expect((await put()).status).toBe(200)
    const database = await office.databasePid()
    if (database !== null) process.kill(database, 'SIGKILL')
    await office.kill()
    office = await serveOffice({ dataFolder })
    const offset = Math.min(at + piece, bytes.length)
    expect(await (await ask(`/${token}`)).json()).toEqual({ offset })
    // The answer may have been lost with the program: the same piece again changes nothing.
    expect(await (await put()).json()).toEqual({ offset })
  }
  // Killed while it is being finished, asked again.
  const finishing = ask(`/${token}/selesai`, { method: 'POST' }).catch(() => null) // killed: no answer
  await office.kill()
  await finishing
  office = await serveOffice({ dataFolder })
  const finished = await ask(`/${token}/selesai`, { method: 'POST' })
  expect(finished.status).toBe(200)
  const { house, close } = await houseBeside(dataFolder)
  const { rows } = await house.pool.query<{ sha256: string }>('select sha256 from file')
  expect(rows).toEqual([{ sha256: createHash('sha256').update(bytes).digest('hex') }])
  expect(await house.files.verify(rows[0]?.sha256 ?? '')).toBe('ok')
  const left: string[] = []
  for await (const { sha256 } of house.files.list()) left.push(sha256)
  expect(left).toEqual(rows.map(({ sha256 }) => sha256))
  await close()
})
