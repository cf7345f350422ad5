import { once } from 'node:events'
import type { HttpBindings } from '@hono/node-server'

/**
 * The pieces of a file whose making may fail when its head was sent long ago: the connection is cut, so that nobody takes
 * a part for the whole, and the error goes to whoever tells of defects. Left to itself the listener prints it as it is,
 * with the data it happened on.
 * @param outgoing absent where nobody listens on a network: the error is then the reader's
 */
export function cutWhenFailed(
  pieces: AsyncIterable<Uint8Array>,
  outgoing: HttpBindings['outgoing'] | undefined,
  tell: (error: unknown) => void,
): AsyncIterable<Uint8Array> {
  return {
    [Symbol.asyncIterator](): AsyncIterator<Uint8Array, void> {
      const source = pieces[Symbol.asyncIterator]()
      return {
        async next() {
          try {
            return await source.next()
          } catch (error) {
            tell(error)
            if (outgoing !== undefined && !outgoing.destroyed) {
              const closed = once(outgoing, 'close')
              outgoing.destroy()
              // From then on nobody reads, and an error reaches nobody.
              await closed
            }
            throw error
          }
        },
        async return() {
          await source.return?.()
          return { done: true, value: undefined }
        },
      }
    },
  }
}
