import { join } from 'node:path'
import type { Endpoint } from '#core/api/endpoint.ts'
import { type ProblemBody, problemBody } from '#core/api/shapes.ts'
import { type EndpointId, endpoints } from '#core/api/table.ts'
import type { Actor } from '#server/actions/actor.ts'
import { type AppOptions, createApp } from '#server/http/app.ts'
import type { listen } from '#server/http/listen.ts'
import { openService, type TestService } from '../service.ts'
import { temporaryFolder } from '../temporary.ts'
import { tokenOf } from '../token-of.ts'

export const ownOrigin = 'http://127.0.0.1:3000'
const root = join(import.meta.dirname, '../../..')

export interface TestApp {
  readonly service: TestService
  readonly pagesFolder: string
  /** Defects the app told of, in order. */
  readonly defects: unknown[]
  /** Sends a request as it would come over the network. */
  fetch(path: string, init?: RequestInit): Promise<Response>
  /** The same for a listener of its own. */
  readonly handle: Parameters<typeof listen>[0]
}

/** The whole app over a fresh database, in this process. */
export async function testApp(options: Partial<AppOptions> = {}): Promise<TestApp> {
  const service = await openService()
  const pagesFolder = temporaryFolder()
  const defects: unknown[] = []
  const app = createApp({
    service,
    version: '0.1.0',
    origins: () => [ownOrigin],
    isHttps: false,
    trustProxy: false,
    excelOrigins: [],
    pagesFolder,
    templateFolders: [{ folder: join(root, 'templates/out'), kind: 'template' }],
    onDefect: (_reference, error) => defects.push(error),
    ...options,
  })
  return {
    service,
    pagesFolder,
    defects,
    fetch: async (path, init) => app.fetch(new Request(`${ownOrigin}${path}`, init)),
    handle: app.fetch,
  }
}

export interface Call {
  readonly params?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string>>
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** Path of an endpoint with its parameters filled in. */
export function pathOf(id: EndpointId, { params = {}, query = {} }: Call = {}): string {
  const path = endpoints[id].path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? 'x'))
  const search = new URLSearchParams(query).toString()
  return search === '' ? path : `${path}?${search}`
}

/** Calls an endpoint as the actor (null = nobody) with a bearer token. */
export async function call(app: TestApp, actor: Actor | null, id: EndpointId, request: Call = {}): Promise<Response> {
  const token = actor === null ? null : await tokenOf(app.service, actor)
  const { body, headers = {} } = request
  const isForm = body instanceof FormData
  return app.fetch(pathOf(id, request), {
    method: endpoints[id].method,
    headers: {
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
  })
}

/** The answer of a successful call, which must be what the table says. */
export async function answer<Id extends EndpointId>(
  app: TestApp,
  actor: Actor | null,
  id: Id,
  request: Call = {},
): Promise<unknown> {
  return checkedBody(id, await call(app, actor, id, request))
}

/** The body of an answer that is what the table says; keys the table does not know fail the test. */
export async function checkedBody(id: EndpointId, response: Response): Promise<unknown> {
  const text = await response.text()
  const shape = (endpoints[id] as Endpoint).answers[response.status]
  if (shape === undefined || 'binary' in shape) throw new Error(`${id} answered ${response.status}: ${text}`)
  const body: unknown = JSON.parse(text)
  const parsed = shape.parse(body)
  // Parsing drops unknown keys: what is sent beyond the contract would go unnoticed.
  if (JSON.stringify(sorted(parsed)) !== JSON.stringify(sorted(body)))
    throw new Error(`${id} answers more than its entry says`)
  return body
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => [key, sorted(member)]),
  )
}

/** The Problem of a refused call, in the form the table promises. */
export async function problemOf(response: Response): Promise<ProblemBody> {
  if (response.headers.get('content-type') !== 'application/problem+json') {
    throw new Error(`no problem but ${response.status} ${await response.text()}`)
  }
  const body = problemBody.parse(await response.json())
  if (body.status !== response.status) throw new Error(`status ${response.status} with problem ${body.status}`)
  return body
}
