import { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { malformed } from '#core/error/malformed.ts'
import { problemResponse } from './problem-response.ts'

/** What Node says of a request that it could not read, in the words of our problems. */
function refusalOf(code: string): Response {
  const message =
    code === 'HPE_HEADER_OVERFLOW' ? 'headers too large' : code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 'too slow' : 'not HTTP'
  const { problem: refusal } = malformed('', message)
  return problemResponse(refusal, crypto.randomUUID())
}

/**
 * Answers a request that never became one (broken, oversize or too slow) and closes its connection. Where something was
 * answered on it before, it is only closed: that answer may not be over.
 */
export async function answerClientError(error: Error & { readonly code?: string }, socket: Duplex): Promise<void> {
  const isFresh = socket instanceof Socket && socket.bytesWritten === 0
  if (error.code === 'ECONNRESET' || !socket.writable || !isFresh) {
    socket.destroy()
    return
  }
  const response = refusalOf(error.code ?? '')
  const body = await response.text()
  const head = [
    `HTTP/1.1 ${response.status} Bad Request`,
    ...[...response.headers].map(([name, value]) => `${name}: ${value}`),
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`)
}
