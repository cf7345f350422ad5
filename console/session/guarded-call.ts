import type { Call } from '#ui/client.ts'
import { refusalCode } from '#ui/client-failure.ts'

/**
 * A client that outlives its session: a call that is refused because nobody is signed in waits until somebody is, then
 * asks again. The page keeps what it shows meanwhile.
 * @param signInAgain resolves after the sign-in, rejects when the signal asks to stop
 */
export function guardedCall(call: Call, signInAgain: (signal?: AbortSignal) => Promise<void>): Call {
  return async (id, request, signal) => {
    try {
      return await call(id, request, signal)
    } catch (error) {
      if (refusalCode(error) !== 'not-signed-in') throw error
      await signInAgain(signal)
      return await call(id, request, signal)
    }
  }
}
