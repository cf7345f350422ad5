/** How a file that is made while it is sent came to its end. */
export type SendEnd = 'done' | 'cancelled' | 'failed'

/**
 * The pieces of a file that is made while it is sent. `finish` is told once how it ended: a reader that goes away before the
 * last byte has cancelled it, also one that never took the first.
 */
export function madeWhileSent(
  pieces: AsyncIterable<Uint8Array>,
  finish: (end: SendEnd) => Promise<void>,
): AsyncIterable<Uint8Array> {
  return {
    [Symbol.asyncIterator](): AsyncIterator<Uint8Array, void> {
      const source = pieces[Symbol.asyncIterator]()
      const followed = untilEnd({ [Symbol.asyncIterator]: () => source }, finish)
      let isStarted = false
      return {
        next: () => {
          isStarted = true
          return followed.next()
        },
        return: async () => {
          if (!isStarted) {
            // Not begun, the one around it would not tell the one within.
            await source.return?.()
            await finish('cancelled')
          }
          return await followed.return()
        },
      }
    },
  }
}

async function* untilEnd(
  pieces: AsyncIterable<Uint8Array>,
  finish: (end: SendEnd) => Promise<void>,
): AsyncGenerator<Uint8Array, void> {
  let end: SendEnd = 'cancelled'
  try {
    yield* pieces
    end = 'done'
  } catch (error) {
    end = 'failed'
    throw error
  } finally {
    await finish(end)
  }
}
