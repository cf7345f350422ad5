import { z } from 'zod'
import type { Endpoint, FileBody } from '#core/api/endpoint.ts'
import { malformed } from '#core/error/malformed.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import { readBody } from './read-body.ts'
import { readForm } from './read-form.ts'
import type { UploadedFile } from './types.ts'

export const defaultBodyLimit = 100_000

/** Reads and validates the body of one endpoint. */
export type BodyParser = (request: Request) => Promise<unknown>

export function malformedRequest(issues: readonly z.core.$ZodIssue[]): ProblemError {
  const told = issues.slice(0, 20).map(({ path, message }) => ({ path: path.map(String).join('.'), message }))
  return new ProblemError(problem('malformed-request', { issues: told }))
}

/** Made once an endpoint: its first request compiles the schema, requests are then checked by generated code. */
export function bodyParser({ body, bodyLimitBytes = defaultBodyLimit }: Endpoint): BodyParser {
  if (body === undefined) return async () => null
  if ('multipart' in body) {
    return (request) => parseMultipart(request, body, bodyLimitBytes)
  }
  let schema: z.ZodType | null = null
  return async (request) => {
    schema ??= z.compile(body)
    const result = schema.safeParse(await parseJson(request, bodyLimitBytes))
    if (!result.success) throw malformedRequest(result.error.issues)
    return result.data
  }
}

function hasType(request: Request, type: string): boolean {
  return request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() === type
}

async function parseJson(request: Request, limitBytes: number): Promise<unknown> {
  // A form of another site can send text, but not this type without being asked first.
  if (!hasType(request, 'application/json')) throw malformed('content-type', 'application/json')
  const bytes = await readBody(request, limitBytes)
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw malformed('', 'not JSON in UTF-8')
  }
}

async function parseMultipart(
  request: Request,
  { multipart: part, fields: shape }: FileBody,
  limitBytes: number,
): Promise<UploadedFile> {
  if (!hasType(request, 'multipart/form-data')) throw malformed('content-type', 'multipart/form-data')
  const bytes = await readBody(request, limitBytes)
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
