import type { Call } from '#ui/client.ts'
import type { PaneDatabase } from '../storage/database.ts'
import type { StoredSession } from '../storage/stored.ts'

/** The pane's own sign-in: its token lives in this browser's database, never in an address or a workbook. */
export interface PaneSession {
  readonly current: () => StoredSession | null
  readonly signIn: (call: Call, username: string, password: string) => Promise<StoredSession>
  readonly signOut: (call: Call) => Promise<void>
  /** Null when signed out, and when the session has expired. */
  readonly token: () => string | null
  /** The server no longer knows the token; whose things are kept here stays known. */
  readonly expire: () => Promise<void>
}

/** @param server its origin: a token is good for one server */
export async function openSession(database: PaneDatabase | null, server: string): Promise<PaneSession> {
  let current = (await database?.get('sessions', server)) ?? null
  return {
    current: () => current,
    token: () => (current === null || current.token === '' ? null : current.token),
    signIn: async (call, username, password) => {
      const { token, account, expiresAt } = await call('signIn', { body: { username, password, client: 'pane' } })
      current = { token, account, expiresAt }
      await database?.put('sessions', current, server)
      return current
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
