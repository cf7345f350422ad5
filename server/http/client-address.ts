import type { HttpBindings } from '@hono/node-server'

/**
 * Network address of the client. Behind a trusted proxy the last entry of X-Forwarded-For, which the proxy wrote; what
 * stands before it is the client's own claim.
 */
export function clientAddress(
  request: Request,
  bindings: Partial<HttpBindings> | undefined,
  trustProxy: boolean,
): string {
  const forwarded = trustProxy ? request.headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined
  return forwarded || bindings?.incoming?.socket.remoteAddress || 'unknown'
}
