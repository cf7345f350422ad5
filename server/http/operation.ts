import { createHash, timingSafeEqual } from 'node:crypto'
import type { HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import { ProblemError, problem } from '#core/error/problem.ts'
import { migrationsOf } from '../db/describe.ts'
import { migrationNames } from '../db/migrate.ts'
import { exposition, expositionType } from '../observability/exposition.ts'
import type { RequestCounts } from '../observability/request-counts.ts'
import type { Service } from '../service.ts'
import { uploadCounts } from '../upload/parse-upload.ts'
import { serviceMetrics } from './service-metrics.ts'

export interface OperationOptions {
  readonly service: Service
  readonly version: string
  readonly requests: RequestCounts
  /** What asks for metrics must show it; without one they are for this machine alone. */
  readonly metricsToken: string | null
  readonly trustProxy: boolean
  /** True from the moment the server was told to stop. */
  readonly isStopping: () => boolean
  readonly lastBackup: () => Promise<number | null>
}

type Probe =
  | { readonly status: 'ok'; readonly degraded?: readonly string[] }
  | { readonly status: 'not-ready'; readonly reason: string }

const fresh = { 'cache-control': 'no-store' }
const loopback = /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/

/**
 * For those who run the server, not for its users. /health/live: the process answers (restart it when it does not).
 * /health/ready: it can do its work (send it no requests when it cannot). /metrics: Prometheus.
 */
export function operation(options: OperationOptions): Hono<{ Bindings: Partial<HttpBindings> }> {
  const { service, version, requests, isStopping, lastBackup } = options
  const app = new Hono<{ Bindings: Partial<HttpBindings> }>()
  app.get('/health/live', (context) => context.json({ status: 'ok' } satisfies Probe, 200, fresh))
  app.get('/health/ready', async (context) => {
    const reason = isStopping() ? 'stopping' : await databaseFault(service)
    if (reason !== null) return context.json({ status: 'not-ready', reason } satisfies Probe, 503, fresh)
    // It works, and would not work better for being sent nothing.
    const degraded = service.anchoring.failing().length === 0 ? {} : { degraded: ['anchors'] }
    return context.json({ status: 'ok', ...degraded } satisfies Probe, 200, fresh)
  })
  app.get('/metrics', async (context) => {
    if (!mayReadMetrics(context.req.raw, context.env, options)) {
      throw new ProblemError(problem('not-found', { what: context.req.path }))
    }
    const facts = { service, version, uploads: uploadCounts(), lastBackup: await lastBackup() }
    const text = exposition([...(await serviceMetrics(facts)), ...requests.metrics()])
    return context.body(text, 200, { ...fresh, 'content-type': expositionType })
  })
  return app
}

/** `upgraded`: a newer program, started beside this one on the same PostgreSQL, has changed the tables under it. */
async function databaseFault({ database }: Service): Promise<string | null> {
  try {
    const applied = await database.read(async (db) => {
      await db.selectFrom('counter').select('value').limit(1).execute()
      return migrationsOf(db)
    })
    return applied.every((name) => migrationNames.includes(name)) ? null : 'upgraded'
  } catch {
    return 'database'
  }
}

/** With a token for whoever shows it, without one for a direct connection of this machine; a proxy's is not one. */
function mayReadMetrics(
  request: Request,
  bindings: Partial<HttpBindings> | undefined,
  { metricsToken, trustProxy }: OperationOptions,
): boolean {
  if (metricsToken !== null) return isSame(request.headers.get('authorization') ?? '', `Bearer ${metricsToken}`)
  const address = bindings?.incoming?.socket.remoteAddress ?? ''
  return !trustProxy && !request.headers.has('x-forwarded-for') && loopback.test(address)
}

/** Takes as long wherever they differ. */
function isSame(one: string, other: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(one), digest(other))
}
