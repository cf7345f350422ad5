import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { createGunzip } from 'node:zlib'
import { malformed } from '#core/error/malformed.ts'
import { ProblemError, problem } from '#core/error/problem.ts'

/** What may be read of one body. */
export interface BodyBounds {
  /** Packed and unpacked, each. */
  readonly limitBytes: number
  /** How long its sender may take, in milliseconds. */
  readonly patience: number
  /** Told of bytes before they are kept; throws where there is no room for them. */
  readonly hold: (bytes: number) => void
}

/**
 * The body of a request, gunzipped where it says so: its bytes are counted as they come, whatever the headers claim.
 * Throws ProblemError request-too-large, malformed-request (an encoding other than gzip, damaged gzip, a sender who left or
 * is too slow), and what `hold` throws.
 */
export async function readBody(
  request: Request,
  { limitBytes, patience, hold }: BodyBounds,
): Promise<Uint8Array<ArrayBuffer>> {
  const tooLarge = (): ProblemError => new ProblemError(problem('request-too-large', { limitBytes }))
  if (Number(request.headers.get('content-length') ?? 0) > limitBytes) throw tooLarge()
  const encoding = request.headers.get('content-encoding') ?? 'identity'
  if (encoding !== 'identity' && encoding !== 'gzip') throw malformed('content-encoding', 'identity or gzip')
  if (request.body === null) return new Uint8Array(0)
  const coming = Readable.fromWeb(request.body as ReadableStream)
  const late = setTimeout(() => coming.destroy(malformed('', 'too slow')), patience)
  const sent = Readable.from(counted(coming, limitBytes, tooLarge))
  const keep = { limitBytes, hold, tooLarge }
  try {
    return await (encoding === 'identity' ? gathered(sent, keep) : unpacked(sent, keep))
  } catch (error) {
    const isGone = error instanceof Error && 'code' in error && error.code === 'ECONNRESET'
    throw isGone ? malformed('', 'cut off') : error
  } finally {
    clearTimeout(late)
  }
}

interface Keep extends Pick<BodyBounds, 'limitBytes' | 'hold'> {
  readonly tooLarge: () => ProblemError
}

async function unpacked(sent: Readable, keep: Keep): Promise<Uint8Array<ArrayBuffer>> {
  const unpacking = createGunzip()
  sent.once('error', (error) => unpacking.destroy(error))
  try {
    return await gathered(sent.pipe(unpacking), keep)
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
  { limitBytes, hold, tooLarge }: Keep,
): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = []
  for await (const chunk of counted(chunks, limitBytes, tooLarge)) {
    hold(chunk.length)
    parts.push(chunk)
  }
  return Buffer.concat(parts)
}
