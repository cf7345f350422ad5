import type { Call } from '#ui/client.ts'
import { refusalCode, ServerUnreachable } from '#ui/client-failure.ts'
import type { PaneDatabase } from '../storage/database.ts'
import type { StoredSession } from '../storage/stored.ts'

/** A code for the person to approve in the console, and how long it is good. */
export interface PairingCode {
  readonly code: string
  readonly seconds: number
}

/** The pane's own sign-in: its token lives in this browser's database, never in an address or a workbook. */
export interface PaneSession {
  readonly current: () => StoredSession | null
  readonly signIn: (call: Call, username: string, password: string) => Promise<StoredSession>
  /**
   * Signs in without a password: shows a code and waits until it is approved in the console. Rejects with AbortError
   * when the signal asks to stop, with the server's refusal when the code was denied or its time has passed.
   */
  readonly pair: (call: Call, onCode: (code: PairingCode) => void, signal: AbortSignal) => Promise<StoredSession>
  readonly signOut: (call: Call) => Promise<void>
  /** Null when signed out, and when the session has expired. */
  readonly token: () => string | null
  /** The server no longer knows the token; whose things are kept here stays known. */
  readonly expire: () => Promise<void>
}

/** Between two questions whether the code was approved. */
const pauseMilliseconds = 3000

/** @param server its origin: a token is good for one server */
export async function openSession(database: PaneDatabase | null, server: string): Promise<PaneSession> {
  let current = (await database?.get('sessions', server)) ?? null
  const keep = async ({ token, account, expiresAt }: StoredSession): Promise<StoredSession> => {
    current = { token, account, expiresAt }
    await database?.put('sessions', current, server)
    return current
  }
  return {
    current: () => current,
    token: () => (current === null || current.token === '' ? null : current.token),
    signIn: async (call, username, password) =>
      keep(await call('signIn', { body: { username, password, client: 'pane' } })),
    pair: async (call, onCode, signal) => {
      // Only this pane knows it: who reads the code off the screen cannot collect the session.
      const verifier = base64url(crypto.getRandomValues(new Uint8Array(32)))
      const challenge = base64url(await digest(verifier))
      const { code, seconds } = await call('startPairing', { body: { challenge } }, signal)
      onCode({ code, seconds })
      for (;;) {
        await pause(signal)
        const session = await approved(call, code, verifier, signal)
        if (session !== null) return keep(session)
      }
    },
    signOut: async (call) => {
      // The token ends here in any case; the server is told when it can be reached.
      await call('signOut', {}).catch(() => {})
      current = null
      await database?.delete('sessions', server)
    },
    expire: async () => {
      if (current === null) return
      current = { ...current, token: '' }
      await database?.put('sessions', current, server)
    },
  }
}

/** The session when the code was approved; null while it was not, also when the server does not answer just now. */
async function approved(
  call: Call,
  code: string,
  verifier: string,
  signal: AbortSignal,
): Promise<StoredSession | null> {
  try {
    return (await call('pollPairing', { body: { code, verifier } }, signal)).session
  } catch (error) {
    if (error instanceof ServerUnreachable || refusalCode(error) === 'too-busy') return null
    throw error
  }
}

function pause(signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer)
      reject(signal.reason)
    }
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop)
      resolve()
    }, pauseMilliseconds)
    if (signal.aborted) stop()
    else signal.addEventListener('abort', stop, { once: true })
  })
}

async function digest(text: string): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}
