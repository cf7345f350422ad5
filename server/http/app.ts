import type { HttpBindings } from '@hono/node-server'
import { type Context, Hono } from 'hono'
import { compress } from 'hono/compress'
import { answersFile } from '#core/api/endpoint.ts'
import { type EndpointId, endpoints } from '#core/api/table.ts'
import { type AnyProblem, type Problem, ProblemError, problem } from '#core/error/problem.ts'
import type { RequestRecord } from '../observability/log.ts'
import { createRequestCounts } from '../observability/request-counts.ts'
import type { OfficeJsSource } from '../office-js.ts'
import type { Service } from '../service.ts'
import { crowd } from './crowd.ts'
import { referenceOf } from './defect-reference.ts'
import { type EndpointOptions, endpointHandler } from './endpoint-handler.ts'
import { excelAssets } from './excel-assets.ts'
import { openApi } from './openapi.ts'
import { operation } from './operation.ts'
import { problemResponse } from './problem-response.ts'
import { rateLimit } from './rate-limit.ts'
import { securityHeaders } from './security-headers.ts'
import { staticPages } from './static-pages.ts'
import type { AppFacts } from './types.ts'

export interface AppOptions {
  readonly service: Service
  readonly version: string
  /** Origins of our own pages; asked at every request, since the port may be known only after listening. */
  readonly origins: () => readonly string[]
  readonly isHttps: boolean
  readonly trustProxy: boolean
  readonly excelOrigins: readonly string[]
  /** Where the pane in Excel loads office.js from; absent: from us. */
  readonly officeJs?: OfficeJsSource
  /** Where people reach the server; absent: it gives out no manifest. */
  readonly url?: () => string
  /** Built pages: console/ and pane/ below it. */
  readonly pagesFolder: string
  readonly templateFolders: AppFacts['templateFolders']
  /** Of /metrics; null or absent: this machine alone may ask. */
  readonly metricsToken?: string | null
  /** True from the moment the server was told to stop. */
  readonly isStopping?: () => boolean
  /** When the newest backup was finished, in milliseconds since 1970. */
  readonly lastBackup?: () => Promise<number | null>
  /** Told of every request that was answered. */
  readonly onRequest?: (record: RequestRecord) => void
  /** Told of every defect with the reference its caller was given. */
  readonly onDefect: (reference: string, error: unknown) => void
}

interface Bindings {
  Bindings: Partial<HttpBindings>
  Variables: { requestId: string; route: string }
}

/** Of one account, whatever it asks: far more than a busy pane or page needs. */
const requestsAtOnce = 600
const requestsPerSecond = 50
const knownMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'DELETE', 'PUT', 'PATCH', 'OPTIONS'])

/** The server as a function from request to response: the endpoints of the table, then the built pages. */
export function createApp(options: AppOptions): Hono<Bindings> {
  const { version, isHttps, excelOrigins, officeJs = 'local', pagesFolder, onDefect } = options
  const app = new Hono<Bindings>()
  const url = (): string | null => options.url?.() ?? null
  let document: ReturnType<typeof openApi> | null = null
  // Hardly anybody asks for it, and making it takes longer than all else of a start's own work.
  const openapi = (): ReturnType<typeof openApi> => {
    document ??= openApi(version)
    return document
  }
  const facts: AppFacts = { version, templateFolders: options.templateFolders, openapi, url }
  const accounts = rateLimit(options.service.clock, requestsAtOnce, requestsPerSecond)
  const endpointOptions: EndpointOptions = { ...options, facts, accounts, crowd: crowd() }
  // A browser would carry "https only" from one port of its own machine over to all the others.
  const isOwnMachine = options.url !== undefined && new URL(options.url()).hostname === 'localhost'
  const security = { isHttps: isHttps && !isOwnMachine, excelOrigins, officeJs }
  const requests = createRequestCounts()

  app.use(async (context, next) => {
    const started = performance.now()
    context.set('requestId', crypto.randomUUID())
    context.set('route', 'other')
    await next()
    for (const [name, value] of Object.entries(securityHeaders(context.req.path, security))) {
      // A file that somebody brought has a policy of its own, stricter than that of our pages.
      const isOwnPolicy = name === 'content-security-policy' && context.res.headers.has(name)
      if (!isOwnPolicy) context.res.headers.set(name, value)
    }
    context.res.headers.set('x-request-id', context.get('requestId'))
    const { requestId, route } = context.var
    const { method } = context.req
    const record = {
      requestId,
      method: knownMethods.has(method) ? method : 'other',
      route,
      status: context.res.status,
      milliseconds: Math.round(performance.now() - started),
    }
    requests.add(record)
    options.onRequest?.(record)
  })
  app.use(compress())
  app.use('/api/*', async (context, next) => {
    await next()
    if (!context.res.headers.has('cache-control')) context.res.headers.set('cache-control', 'no-store')
  })

  for (const id of Object.keys(endpoints) as EndpointId[]) {
    const handle = endpointHandler(id, endpointOptions)
    app.on(endpoints[id].method, endpoints[id].path, (context) => {
      context.set('route', id)
      // What makes a file would wait for ever for somebody to read it.
      if (context.req.method === 'HEAD' && answersFile(endpoints[id]))
        return notAllowed(context, [endpoints[id].method])
      return handle(context.req.raw, context.req.param(), context.env, context.get('requestId'))
    })
  }
  for (const [path, methods] of methodsByPath()) {
    app.all(path, (context) => notAllowed(context, methods))
  }
  app.all('/api/*', (context) => refuse(context, problem('not-found', { what: context.req.path })))
  const { service, trustProxy, metricsToken = null, isStopping = () => false, lastBackup = async () => null } = options
  app.route('/', operation({ service, version, requests, metricsToken, trustProxy, isStopping, lastBackup }))
  app.route('/', excelAssets({ pagesFolder, officeJs, url }))
  app.route('/', staticPages(pagesFolder))
  app.notFound((context) => refuse(context, problem('not-found', { what: context.req.path })))
  app.onError((error, context) => {
    if (error instanceof ProblemError) return problemResponse(error.problem, context.get('requestId'))
    // What went wrong inside is for the log; outside it is a reference to it.
    const reference = referenceOf(context.get('requestId'))
    onDefect(reference, error)
    return refuse(context, problem('unknown-defect', { reference }))
  })
  return app
}

function refuse(context: Context<Bindings>, refusal: Problem): Response {
  return problemResponse(refusal as AnyProblem, context.get('requestId'))
}

function notAllowed(context: Context<Bindings>, methods: readonly string[]): Response {
  const response = refuse(context, problem('method-not-allowed', {}))
  response.headers.set('allow', methods.join(', '))
  return response
}

function methodsByPath(): ReadonlyMap<string, readonly string[]> {
  const methods = new Map<string, string[]>()
  for (const { path, method } of Object.values(endpoints)) methods.set(path, [...(methods.get(path) ?? []), method])
  return methods
}
