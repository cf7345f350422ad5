import { gzipSync } from 'node:zlib'
import type { Random } from '#server/demo/random.ts'
import { type Json, type Schema, valueFor } from './hostile-values.ts'

interface Content {
  readonly schema?: Schema
}

interface Parameter {
  readonly name: string
  readonly in: 'path' | 'query'
  readonly required: boolean
  readonly schema: Schema
}

/** One operation of the OpenAPI document. */
export interface Operation {
  readonly method: string
  readonly path: string
  readonly id: string
  readonly parameters: readonly Parameter[]
  readonly body: Readonly<Record<string, Content>>
}

interface Described {
  readonly operationId: string
  readonly parameters: Operation['parameters']
  readonly requestBody?: { readonly content: Operation['body'] }
}

/** The operations of a document as it is given out. */
export function operationsOf(document: unknown): readonly Operation[] {
  const { paths } = document as { readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>> }
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId: id, parameters, requestBody }]) => ({
      method: method.toUpperCase(),
      path,
      id,
      parameters,
      body: requestBody?.content ?? {},
    })),
  )
}

export interface HostileRequest {
  readonly url: string
  readonly init: { readonly method: string; readonly headers: Record<string, string>; readonly body?: BodyInit }
}

/** A request to the operation: sometimes as it should be, mostly wrong in a few places. */
export function requestTo(
  operation: Operation,
  random: Random,
  /** Parameters of the path by name, of objects that are there; asked about half of the time. */
  there: Readonly<Record<string, string>> = {},
): HostileRequest {
  const chance = random.pick([0, 0.05, 0.2, 0.6])
  const headers: Record<string, string> = {}
  if (random.chance(0.1)) headers.origin = random.pick(['http://127.0.0.1:3000', 'http://192.0.2.1', 'null'])
  if (random.chance(0.1)) headers.accept = random.pick(['text/html', '*/*;q=0', 'x'])
  if (random.chance(0.05))
    headers.cookie = random.pick(['session=%ff', 'session=; session=', '__Host-session=x'.repeat(50)])
  const body = bodyFor(operation, random, chance, headers)
  const url = addressOf(operation, random, chance, there)
  return { url, init: { method: operation.method, headers, ...(body === null ? {} : { body }) } }
}

function addressOf(
  { path, parameters }: Operation,
  random: Random,
  chance: number,
  there: Readonly<Record<string, string>>,
): string {
  const search = new URLSearchParams()
  let filled = path
  for (const { name, in: place, required, schema } of parameters) {
    const known = there[name]
    const value = known !== undefined && random.chance(0.5) ? known : valueFor(schema, random, chance)
    // Half a character cannot be written into an address.
    const text = Buffer.from((typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 6000)).toString()
    if (place === 'path') filled = filled.replace(`{${name}}`, encodeURIComponent(text) || '%20')
    else if (required || random.chance(0.2)) search.append(name, text)
  }
  if (random.chance(0.1))
    filled = filled.replace(/[^/]*$/, (end) => `${end}${random.pick(['%', '%ff', '%00', '%2e%2e%2f', '//'])}`)
  if (random.chance(0.1))
    search.append(random.pick(['cursor', 'limit', '__proto__', '']), random.pick(['-1', 'x'.repeat(3000), '%']))
  return search.size === 0 ? filled : `${filled}?${search}`
}

function bodyFor(
  { method, body }: Operation,
  random: Random,
  chance: number,
  headers: Record<string, string>,
): BodyInit | null {
  if (method === 'GET') return null
  if ('multipart/form-data' in body) return formFor(random, headers)
  headers['content-type'] = random.chance(0.9)
    ? 'application/json'
    : random.pick(['text/plain', 'application/json; charset=utf-16', 'multipart/form-data', 'application/xml', ''])
  const schema = body['application/json']?.schema
  const text = JSON.stringify(schema === undefined ? {} : valueFor(schema, random, chance))
  if (random.chance(0.8)) return text
  return random.pick(spoilers)(text, headers)
}

type Spoil = (text: string, headers: Record<string, string>) => BodyInit

/** What is done to a body as a whole. */
const spoilers: readonly Spoil[] = [
  (text) => text.slice(0, text.length / 2),
  (text) => `\ufeff${text}`,
  (text) => `${text}${text}`,
  () => '['.repeat(50_000),
  () => `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`,
  () => '{"__proto__":{"role":"admin"},"constructor":{"prototype":{}}}',
  () => new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]),
  (text) => Buffer.from(text, 'utf16le'),
  () => '',
  () => 'NaN',
  () => ' '.repeat(200_000),
  (text, headers) => {
    headers['content-encoding'] = 'gzip'
    return new Uint8Array(gzipSync(text)).slice(0, 15)
  },
  (text, headers) => {
    headers['content-encoding'] = 'br'
    return text
  },
]

function formFor(random: Random, headers: Record<string, string>): BodyInit {
  if (random.chance(0.3)) {
    headers['content-type'] = random.pick([
      'multipart/form-data',
      'multipart/form-data; boundary=',
      'multipart/form-data; boundary=x',
    ])
    return random.pick([
      '',
      '--x\r\n\r\n',
      '--x--',
      `--x\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\n\ud800`,
    ])
  }
  const form = new FormData()
  const content: Json = random.pick(['<html>', 'PK\u0003\u0004', '', 'x'.repeat(1000)])
  const name = random.pick(['台账.xlsx', '../../x', '\u0000', 'a'.repeat(500)])
  form.append(random.pick(['file', 'files', '']), new Blob([String(content)]), name)
  form.append('batch', random.pick(['x', '', '00000000-0000-4000-8000-000000000001']))
  return form
}
