import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { createGunzip } from 'node:zlib'
import { malformed } from '#core/error/malformed.ts'
import { ProblemError, problem } from '#core/error/problem.ts'

/**
 * The body of a request, gunzipped where it says so, of at most so many bytes: counted as they come, packed and
 * unpacked, whatever the headers claim.
 * Throws ProblemError request-too-large, malformed-request (an encoding other than gzip, damaged gzip, a sender who left).
 */
export async function readBody(request: Request, limitBytes: number): Promise<Uint8Array> {
  const tooLarge = (): ProblemError => new ProblemError(problem('request-too-large', { limitBytes }))
  if (Number(request.headers.get('content-length') ?? 0) > limitBytes) throw tooLarge()
  const encoding = request.headers.get('content-encoding') ?? 'identity'
  if (encoding !== 'identity' && encoding !== 'gzip') throw malformed('content-encoding', 'identity or gzip')
  if (request.body === null) return new Uint8Array(0)
  const sent = Readable.from(counted(Readable.fromWeb(request.body as ReadableStream), limitBytes, tooLarge))
  try {
    if (encoding === 'identity') return await gathered(sent, limitBytes, tooLarge)
    return await unpacked(sent, limitBytes, tooLarge)
  } catch (error) {
    const isGone = error instanceof Error && 'code' in error && error.code === 'ECONNRESET'
    throw isGone ? malformed('', 'cut off') : error
  }
}

async function unpacked(sent: Readable, limitBytes: number, tooLarge: () => ProblemError): Promise<Uint8Array> {
  const unpacking = createGunzip()
  sent.once('error', (error) => unpacking.destroy(error))
  try {
    return await gathered(sent.pipe(unpacking), limitBytes, tooLarge)
  } catch (error) {
    if (sent.errored !== null) throw sent.errored
    throw error instanceof ProblemError ? error : malformed('content-encoding', 'damaged gzip')
  } finally {
    sent.destroy()
    unpacking.destroy()
  }
}

async function* counted(
  chunks: AsyncIterable<Uint8Array>,
  limitBytes: number,
  tooLarge: () => ProblemError,
): AsyncGenerator<Uint8Array, void> {
  let length = 0
  for await (const chunk of chunks) {
    length += chunk.length
    if (length > limitBytes) throw tooLarge()
    yield chunk
  }
}

async function gathered(
  chunks: AsyncIterable<Uint8Array>,
  limitBytes: number,
  tooLarge: () => ProblemError,
): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  for await (const chunk of counted(chunks, limitBytes, tooLarge)) parts.push(chunk)
  return Buffer.concat(parts)
}
