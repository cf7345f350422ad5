import { z } from 'zod'
import type { Endpoint, FileBody } from '#core/api/endpoint.ts'
import { malformed } from '#core/error/malformed.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import { type BodyBounds, readBody } from './read-body.ts'
import { readForm } from './read-form.ts'
import type { UploadedFile } from './types.ts'

export const defaultBodyLimit = 100_000

/** Reads and validates the body of one endpoint. */
export type BodyParser = (request: Request, hold: BodyBounds['hold']) => Promise<unknown>

export function malformedRequest(issues: readonly z.core.$ZodIssue[]): ProblemError {
  const told = issues.slice(0, 20).map(({ path, message }) => ({ path: path.map(String).join('.'), message }))
  return new ProblemError(problem('malformed-request', { issues: told }))
}

/** Milliseconds: for the largest body at 70 kB/s; also on a poor line nobody takes this long over a few words. */
function patienceFor(limitBytes: number): number {
  return Math.max(20_000, limitBytes / 70)
}

/** Made once an endpoint: its first request compiles the schema, requests are then checked by generated code. */
export function bodyParser({ body, bodyLimitBytes = defaultBodyLimit }: Endpoint): BodyParser {
  if (body === undefined) return async () => null
  const bounds = (hold: BodyBounds['hold']): BodyBounds => ({
    limitBytes: bodyLimitBytes,
    patience: patienceFor(bodyLimitBytes),
    hold,
  })
  if ('multipart' in body) {
    return (request, hold) => parseMultipart(request, body, bounds(hold))
  }
  let schema: z.ZodType | null = null
  return async (request, hold) => {
    schema ??= z.compile(body)
    const result = schema.safeParse(await parseJson(request, bounds(hold)))
    if (!result.success) throw malformedRequest(result.error.issues)
    return result.data
  }
}

function hasType(request: Request, type: string): boolean {
  return request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() === type
}

async function parseJson(request: Request, bounds: BodyBounds): Promise<unknown> {
  // A form of another site can send text, but not this type without being asked first.
  if (!hasType(request, 'application/json')) throw malformed('content-type', 'application/json')
  const bytes = await readBody(request, bounds)
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw malformed('', 'not JSON in UTF-8')
  }
}

async function parseMultipart(
  request: Request,
  { multipart: part, fields: shape }: FileBody,
  bounds: BodyBounds,
): Promise<UploadedFile> {
  if (!hasType(request, 'multipart/form-data')) throw malformed('content-type', 'multipart/form-data')
  const bytes = await readBody(request, bounds)
  const form = await readForm(bytes, request.headers.get('content-type') ?? '')
  const file = form.get(part)
  if (file === null || typeof file === 'string') throw malformed(part, 'a file is missing')
  const fields: Readonly<Record<string, string>> = Object.fromEntries(
    [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )
  const checked = shape?.safeParse(fields)
  if (checked?.success === false) throw malformedRequest(checked.error.issues)
  return { name: file.name, bytes: await file.bytes(), fields }
}
