import { expect, test } from 'vitest'
import { testHouse } from '../../../test/support/house.ts'
import { lodgeInput } from '../../procedure/1-receive/lodge.ts'
import { addApi } from '../api.ts'
import { complaintExample } from './openapi-examples.ts'

const { app } = await testHouse({ doors: [addApi] })
const answer = await app.inject({ url: '/api/v1/openapi.json' })
const document = answer.json()

/** Every object in a JSON value, with its place. */
function* objects(value: unknown, at = '#'): Generator<[string, Record<string, unknown>]> {
  if (Array.isArray(value)) for (const [i, item] of value.entries()) yield* objects(item, `${at}/${i}`)
  else if (typeof value === 'object' && value !== null) {
    yield [at, value as Record<string, unknown>]
    for (const [key, inner] of Object.entries(value)) yield* objects(inner, `${at}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`)
  }
}

test('it is OpenAPI 3.1, and describes every address of the API and none that is not there', () => {
  expect(answer.headers['content-type']).toBe('application/json; charset=utf-8')
  expect(document.openapi).toMatch(/^3\.1\./u)
  const served = app.routeTable.filter((route) => route.url.startsWith('/api/v1/') && route.method !== 'HEAD')
    .map((route) => `${route.method} ${route.url.replace('/track/:code', '/track/{trackingCode}').replaceAll(/:(\w+)/gu, '{$1}')}`)
  const described = Object.entries<Record<string, unknown>>(document.paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`))
  expect(described.toSorted()).toEqual(served.toSorted())
  expect(served.length).toBeGreaterThan(30)
})

test('every reference resolves, every path parameter is declared, every operation has its own name and an answer', () => {
  const places = new Map(objects(document))
  for (const [at, object] of places) if (typeof object['$ref'] === 'string') expect(places.has(object['$ref']), `${at}: ${object['$ref']}`).toBe(true)
  const names = new Set<string>()
  for (const [path, methods] of Object.entries<Record<string, { operationId: string; parameters?: { in: string; name: string }[]; responses: object; security?: object[] }>>(document.paths)) {
    for (const operation of Object.values(methods)) {
      const declared = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path').map((parameter) => parameter.name)
      expect(declared, path).toEqual([...path.matchAll(/\{(\w+)\}/gu)].map((match) => match[1]))
      expect(names.has(operation.operationId), operation.operationId).toBe(false)
      names.add(operation.operationId)
      expect(Object.keys(operation.responses).some((status) => status.startsWith('2'))).toBe(true)
      for (const scheme of operation.security ?? []) for (const name of Object.keys(scheme)) expect(document.components.securitySchemes).toHaveProperty(name)
    }
  }
})

test('what is required is what the contract says, and unknown fields are refused', () => {
  const { Complaint, ConfirmCompleteInput } = document.components.schemas
  expect(Complaint.required).toEqual(['applicant', 'narrative'])
  expect(Complaint.properties.applicant.required).toEqual(['name', 'address'])
  expect(Complaint.properties.applicant.properties.address.required).toEqual(['line'])
  expect(Complaint.additionalProperties).toBe(false)
  expect(ConfirmCompleteInput.type).toBe('object')
  expect(lodgeInput.safeParse(complaintExample).success).toBe(true)
})
