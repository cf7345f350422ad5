import type { HttpBindings } from '@hono/node-server'
import type { z } from 'zod'
import { answersFile, type Binary, type Endpoint } from '#core/api/endpoint.ts'
import { type EndpointId, endpoints } from '#core/api/table.ts'
import { ProblemError } from '#core/error/problem.ts'
import { authorise, type Grant } from '../actions/authorise.ts'
import { networkOf } from '../actions/network-of.ts'
import { sessionOf } from '../actions/session-of.ts'
import type { SentFile } from '../export/sent-file.ts'
import type { AppOptions } from './app.ts'
import { clientAddress } from './client-address.ts'
import { askerOf, type Crowd, type Hold } from './crowd.ts'
import { cutWhenFailed } from './cut-when-failed.ts'
import { referenceOf } from './defect-reference.ts'
import { handlers } from './handlers.ts'
import { requireOwnOrigin } from './origin.ts'
import { bodyParser, malformedRequest } from './parse-body.ts'
import { type RateLimit, rateLimit } from './rate-limit.ts'
import { sendFile } from './send-file.ts'
import { expiredSessionCookie, presentedToken, sessionCookie } from './session-cookie.ts'
import type { AppFacts, HandlerRequest } from './types.ts'
import { whileAllowed } from './while-allowed.ts'

export interface EndpointOptions extends AppOptions {
  readonly facts: AppFacts
  /** Requests of each account, over all endpoints. */
  readonly accounts: RateLimit
  readonly crowd: Crowd
}

type Handle = (
  request: Request,
  params: Readonly<Record<string, string>>,
  bindings: Partial<HttpBindings> | undefined,
  requestId: string,
) => Promise<Response>

/** What any handler is given, validated by its entry of the table. */
interface AnyRequest extends Pick<HandlerRequest<never>, 'service' | 'app' | 'actor' | 'token' | 'address'> {
  readonly grant: Grant | null
  readonly params: unknown
  readonly query: unknown
  readonly body: unknown
}

/** What any handler answers; its own type ties status and shape together. */
interface AnyAnswer {
  readonly status: number
  readonly body?: unknown
  readonly file?: SentFile
  readonly cookie?: string | null
}

/** Guesses of passwords and set-up tokens come slowly from one address, also under ever new names. */
const strangersAtOnce = 60
const strangersPerSecond = 1

/**
 * One endpoint from request to response, in this order: origin, session, right, parameters, body, the right again, use
 * case. Nobody without a right makes the server read a body.
 */
export function endpointHandler(id: EndpointId, options: EndpointOptions): Handle {
  const { service, facts, accounts, crowd, isHttps, trustProxy, origins, onDefect } = options
  const endpoint: Endpoint = endpoints[id]
  const isOpen = endpoint.roles === 'anyone'
  const parseBody = bodyParser(endpoint)
  const strangers = rateLimit(service.clock, strangersAtOnce, strangersPerSecond)
  // The table ties each id to its handler's types; a loop over the table loses that tie, so it is asserted here once.
  const handler = handlers[id] as (request: AnyRequest) => Promise<AnyAnswer>
  return async (request, params, bindings, requestId) => {
    const address = clientAddress(request, bindings, trustProxy)
    const presented = presentedToken(request, isHttps)
    requireOwnOrigin(request, origins(), presented?.byCookie ?? false)
    if (isOpen && (endpoint.body !== undefined || endpoint.isDear === true)) strangers.take(networkOf(address))
    const actorNow = async () => (presented === null ? null : sessionOf(service, presented.token))
    const actor = await actorNow()
    if (actor !== null) accounts.take(actor.username)
    const rightNow = async () => authorise(service, await actorNow(), id)
    const use = async (hold: Hold): Promise<AnyAnswer> => {
      let grant: Grant | null = isOpen ? null : await authorise(service, actor, id)
      const given = {
        params: parsed(endpoint.params, params),
        query: parsed(endpoint.query, queryOf(request)),
        body: await parseBody(request, hold),
      }
      // Its sender takes as long over a body as they like: the right has to be there still when the body is.
      if (grant !== null && endpoint.body !== undefined) grant = await rightNow()
      const token = presented?.token ?? null
      return handler({ service, app: facts, grant, actor: grant?.actor ?? actor, token, ...given, address })
    }
    const answer = await crowd.visit(askerOf(actor, address), answersFile(endpoint), use)
    const response = responseOf(endpoint, answer, (pieces) => {
      const whole = isOpen ? pieces : whileAllowed(pieces, service.clock, rightNow)
      return cutWhenFailed(whole, bindings?.outgoing, (error) => {
        if (!(error instanceof ProblemError)) onDefect(referenceOf(requestId), error)
      })
    })
    if (answer.cookie !== undefined) response.headers.append('set-cookie', cookieText(answer.cookie, isHttps))
    return response
  }
}

function cookieText(token: string | null, isHttps: boolean): string {
  return token === null ? expiredSessionCookie(isHttps) : sessionCookie(token, isHttps)
}

function queryOf(request: Request): Readonly<Record<string, string>> {
  return Object.fromEntries(new URL(request.url).searchParams)
}

function parsed(schema: z.ZodType | undefined, values: Readonly<Record<string, string>>): unknown {
  if (schema === undefined) return {}
  const result = schema.safeParse(values)
  if (!result.success) throw malformedRequest(result.error.issues)
  return result.data
}

function responseOf(
  endpoint: Endpoint,
  { status, body, file }: AnyAnswer,
  watched: (pieces: AsyncIterable<Uint8Array>) => AsyncIterable<Uint8Array>,
): Response {
  if (file === undefined) return Response.json(body, { status })
  return sendFile({ ...file, bytes: watched(file.bytes) }, (endpoint.answers[status] as Binary).binary)
}
