import { z } from 'zod'
import { transitions } from '../../complaint/transitions.ts'
import { counterInput, lodgeInput } from '../../procedure/1-receive/lodge.ts'
import type { AnyVerb } from '../../procedure/verb.ts'
import { commands } from './commands.ts'
import { eventsQuery, listQuery } from './list-query.ts'
import { complaintExample, receiptExample } from './openapi-examples.ts'
import * as views from './views.ts'

type Json = Record<string, unknown>

const components = {
  Complaint: lodgeInput, CounterComplaint: counterInput, Receipt: views.receiptView, CommandAnswer: views.commandView, Tracking: views.trackView, Paper: views.paperView,
  ComplaintList: views.listView, ComplaintFile: views.complaintView, Events: views.eventsView, Standard: views.standardView,
  Categories: views.categoriesView, People: views.peopleView, Parties: views.partiesView, Problem: views.problemView,
} as const
type ComponentName = keyof typeof components

/** The schema of a command's body has its name: `confirm-complete` → `ConfirmComplete`. */
function inputName(verb: Pick<AnyVerb, 'name'>): string {
  return `${verb.name.split('-').map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join('')}Input`
}

/** Zod → JSON Schema 2020-12, as OpenAPI 3.1 uses it. `input`: what may be sent; transforms happen behind it. */
function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _dialect, ...json } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return json
}

const ref = (name: string): Json => ({ $ref: `#/components/schemas/${name}` })
const json = (schema: Json, example?: unknown): Json => ({ 'application/json': { schema, ...(example === undefined ? {} : { example }) } })
const ok = (name: ComponentName, description: string, example?: unknown): Json => ({ description, content: json(ref(name), example) })
const problem = (description: string): Json => ({ description, content: { 'application/problem+json': { schema: ref('Problem') } } })

const bearer = [{ bearer: [] }]
const parameter = (name: string, where: 'path' | 'header' | 'query', schema: Json, required: boolean, description: string): Json => ({ name, in: where, required, description, schema })
const id = parameter('id', 'path', { type: 'string', format: 'uuid' }, true, 'The complaint')
const idempotencyKey = parameter('Idempotency-Key', 'header', { type: 'string', minLength: 1, maxLength: 200 }, false,
  'A key of your own, new for each request and the same for its repetitions: same key, same answer, once. With other content: 422.')
const language = parameter('Accept-Language', 'header', { type: 'string', enum: ['id', 'en'], default: 'id' }, false, 'Language of sentences in the answer')
const refusals = { 401: problem('No token that is in force'), 403: problem('The role of this token may not do this') }

function queryParameters(schema: z.ZodObject): Json[] {
  const { properties = {} } = jsonSchema(schema, 'input') as { properties?: Record<string, Json> }
  return Object.entries(properties).map(([name, { description = '', ...rest }]) => parameter(name, 'query', rest, false, String(description)))
}

function commandPath(verb: AnyVerb): Json {
  const { step } = transitions[verb.name]
  return {
    post: {
      operationId: verb.name, tags: ['commands'], security: bearer, parameters: [id, idempotencyKey, language],
      summary: `${verb.noun} (${step === 0 ? 'at any time' : `step ${step}`})`,
      requestBody: { required: false, content: json(ref(inputName(verb))) },
      responses: {
        200: ok('CommandAnswer', 'Done, and durable'), ...refusals, 404: problem('No such complaint'), 409: problem("The office's rules refuse this now"),
        422: problem('Something in the body is wrong, or the key was used before'),
      },
    },
  }
}

/** The description of the whole API, OpenAPI 3.1, from the schemas that the forms and the verbs use. */
export function openApi(publicUrl: string): Json {
  const read = (name: ComponentName, summary: string, tag: string, more: Json = {}): Json => ({
    get: { operationId: name.charAt(0).toLowerCase() + name.slice(1), summary, tags: [tag], responses: { 200: ok(name, summary) }, ...more },
  })
  const staff = (name: ComponentName, summary: string, parameters: Json[], responses: Json = {}): Json =>
    read(name, summary, 'office', { security: bearer, parameters, responses: { 200: ok(name, summary), ...refusals, ...responses } })
  return {
    openapi: '3.1.0',
    info: {
      title: 'Tanggap', version: '1', license: { name: 'MIT', identifier: 'MIT' },
      description: 'Public complaints of an office, along its published service standard. Errors are application/problem+json (RFC 9457).',
    },
    servers: [{ url: publicUrl }],
    paths: {
      '/api/v1/complaints': {
        post: {
          operationId: 'lodgeComplaint', summary: 'Lodge a complaint', tags: ['public'], security: [{}, ...bearer], parameters: [idempotencyKey, language],
          requestBody: {
            required: true,
            content: {
              'application/json': {
                schema: { anyOf: [ref('Complaint'), ref('CounterComplaint')] },
                examples: { complaint: { summary: 'From the public', value: complaintExample } },
              },
              'multipart/form-data': {
                schema: {
                  type: 'object', description: 'The same fields with dotted names (`applicant.name`, `applicant.address.line`), and files in `attachments`.',
                  properties: { attachments: { type: 'array', items: { type: 'string', contentMediaType: 'application/octet-stream' } } },
                },
              },
            },
          },
          responses: {
            201: { ...ok('Receipt', 'Received, and durable', receiptExample), headers: { Location: { description: 'Where to follow it', schema: { type: 'string' } } } },
            400: problem('Malformed'), 413: problem('Too large'), 415: problem('Neither JSON nor multipart'), 422: problem('Something in the body is wrong'),
          },
        },
        ...staff('ComplaintList', 'Complaints, newest first', [...queryParameters(listQuery), language], { 422: problem('A filter is wrong') }),
      },
      '/api/v1/track/{trackingCode}': read('Tracking', 'Follow a complaint', 'public', {
        security: [{ pin: [] }],
        parameters: [parameter('trackingCode', 'path', { type: 'string', examples: ['7KQ3M-XPA9R'] }, true, 'As on the receipt'), language],
        responses: { 200: ok('Tracking', 'What the complainant may know'), 404: problem('No such code, or another PIN'), 429: problem('Too many guesses') },
      }),
      '/api/v1/papers/{code}': read('Paper', 'Whether a paper is genuine, without anything personal', 'public', {
        parameters: [parameter('code', 'path', { type: 'string', examples: ['K7QM-3XPA-9RTD'] }, true, 'Kode periksa, as in the footer of the paper'), language],
        responses: { 200: ok('Paper', 'Issued by this office'), 404: problem('Nothing with this code was issued here'), 429: problem('Too many questions') },
      }),
      '/api/v1/complaints/{id}': staff('ComplaintFile', 'One complaint', [id, language], { 404: problem('No such complaint') }),
      '/api/v1/complaints/{id}/events': staff('Events', 'Its history', [id, ...queryParameters(eventsQuery), language], { 404: problem('No such complaint') }),
      ...Object.fromEntries(commands.map((verb) => [`/api/v1/complaints/{id}/${verb.name}`, commandPath(verb)])),
      '/api/v1/standard': read('Standard', 'The service standard in force', 'reference'),
      '/api/v1/categories': read('Categories', 'What a complaint may be about', 'reference'),
      '/api/v1/people': staff('People', 'Who works here, to instruct them', []),
      '/api/v1/parties': staff('Parties', 'Whom the office may ask', []),
      '/api/v1/problems/{code}': {
        get: {
          operationId: 'problemType', summary: 'What a kind of problem means', tags: ['reference'],
          parameters: [parameter('code', 'path', { type: 'string' }, true, 'The end of `type`'), language],
          responses: { 200: { description: 'A short text', content: { 'text/plain': { schema: { type: 'string' } } } }, 404: problem('No such kind') },
        },
      },
      '/api/v1/openapi.json': {
        get: { operationId: 'openapi', summary: 'This description', tags: ['reference'], responses: { 200: { description: 'OpenAPI 3.1', content: json({ type: 'object' }) } } },
      },
    },
    components: {
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', description: 'A token made by `npm run tanggap -- token create --role <role>`' },
        pin: { type: 'apiKey', in: 'header', name: 'X-Pin', description: 'The PIN of the receipt' },
      },
      schemas: {
        ...Object.fromEntries(Object.entries(components).map(([name, schema]) => [name, jsonSchema(schema, 'input')])),
        ...Object.fromEntries(commands.map((verb) => [inputName(verb), jsonSchema(verb.input, 'input')])),
      },
    },
  }
}
