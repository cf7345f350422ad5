import type { Clock } from '../clock.ts'

/** A download of seconds is looked at once, when it begins. */
const millisecondsBetweenLooks = 5000

/**
 * The pieces of a file for as long as whoever asked for it may have it: a file is made while it is sent, and who reads
 * slowly would otherwise be given, hours later, what stands there by then.
 * @param requireRight throws when the right is gone; the file then breaks off, told to whoever makes it as a reader that left
 */
export function whileAllowed(
  pieces: AsyncIterable<Uint8Array>,
  clock: Clock,
  requireRight: () => Promise<unknown>,
): AsyncIterable<Uint8Array> {
  return {
    [Symbol.asyncIterator](): AsyncIterator<Uint8Array, void> {
      const source = pieces[Symbol.asyncIterator]()
      const end = async (): Promise<IteratorResult<Uint8Array, void>> => {
        await source.return?.()
        return { done: true, value: undefined }
      }
      let lookedAt = clock.now()
      return {
        async next() {
          const now = clock.now()
          if (now - lookedAt >= millisecondsBetweenLooks) {
            lookedAt = now
            try {
              await requireRight()
            } catch (error) {
              await end()
              throw error
            }
          }
          return source.next()
        },
        return: end,
      }
    },
  }
}
