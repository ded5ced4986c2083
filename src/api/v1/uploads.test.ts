import { expect, test } from 'vitest'
import { testHouse } from '../../../test/support/house.ts'
import { addApi } from '../api.ts'
import { apiProblem } from './problem.ts'

const { app, house } = await testHouse({ doors: [addApi], problem: (_house, problem, request) => ({ json: apiProblem(problem, request) }) })

const pdf = '%PDF-1.7\n1 0 obj\n<< >>\nendobj\n'
interface Part { name: string; value: string; file?: string }

function send(parts: Part[], headers: Record<string, string> = {}) {
  const boundary = 'a-boundary'
  const lines = parts.map(({ name, value, file }) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"${file === undefined ? '' : `; filename="${file}"\r\ncontent-type: application/pdf`}\r\n\r\n${value}\r\n`)
  return app.inject({
    method: 'POST', url: '/api/v1/complaints', headers: { 'content-type': `multipart/form-data; boundary=${boundary}`, ...headers }, payload: `${lines.join('')}--${boundary}--\r\n`,
  })
}

const complaint: Part[] = [
  { name: 'applicant.name', value: 'Siti Aminah' }, { name: 'applicant.address.line', value: 'Jl. Mawar 3' }, { name: 'narrative', value: 'Lampu padam' }, { name: 'confidential', value: 'true' },
]

test('a multipart complaint keeps its files; sent again with the same key it is the same complaint', async () => {
  const parts = [...complaint, { name: 'attachments', value: pdf, file: 'surat.pdf' }, { name: 'attachments', value: `${pdf}%`, file: '../../dua.pdf' }]
  const [first, second] = [await send(parts, { 'idempotency-key': 'files-1' }), await send(parts, { 'idempotency-key': 'files-1' })]
  expect([first.statusCode, second.statusCode]).toEqual([201, 201])
  expect(second.json()).toEqual(first.json())
  const { rows } = await house.pool.query('select name from file where complaint_id = $1 order by name', [first.json().id])
  expect(rows).toEqual([{ name: 'dua.pdf' }, { name: 'surat.pdf' }])
})

test('each refused file is told by its place, and nothing is lodged', async () => {
  const answer = await send([
    ...complaint, { name: 'attachments', value: pdf, file: 'a.pdf' }, { name: 'attachments', value: 'MZ', file: 'a.exe' }, { name: 'attachments', value: '', file: 'empty.pdf' },
    { name: 'attachments', value: `%PDF-1.7 ${'x'.repeat(10_485_761)}`, file: 'large.pdf' }, { name: 'foto', value: pdf, file: 'x.pdf' },
  ])
  expect(answer.statusCode).toBe(422)
  expect(answer.json().errors.map((error: { pointer: string; code: string }) => [error.pointer, error.code])).toEqual([
    ['/attachments/1', 'wrong-type'], ['/attachments/2', 'empty'], ['/attachments/3', 'too-large'], ['/attachments/4', 'unknown_field'],
  ])
  expect((await house.pool.query('select count(*) as n from complaint')).rows[0].n).toBe(1)
})

test('fields by multipart are held to the same rules; a form cut off in the middle is a bad request', async () => {
  expect((await send([{ name: 'narrative', value: 'x' }])).json().errors).toMatchObject([{ pointer: '/applicant', code: 'required' }])
  const cut = await app.inject({ method: 'POST', url: '/api/v1/complaints', headers: { 'content-type': 'multipart/form-data; boundary=b' }, payload: '--b\r\ncontent-disposition: form-data; name="a"\r\n\r\nx' })
  expect(cut.statusCode).toBe(400)
})
