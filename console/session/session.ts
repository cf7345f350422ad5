import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Call } from '#ui/client.ts'
import type { AnswerOf } from '#ui/client-request.ts'
import type { AnswerCache } from './answer-cache.ts'

export type CurrentSession = AnswerOf<'currentSession'>
export type Account = CurrentSession['account']

/** Who works here and how the pages ask the server. */
export interface Session extends CurrentSession {
  readonly call: Call
  readonly cache: AnswerCache
  readonly signOut: () => Promise<void>
}

export const SessionContext = createContext<Session | null>(null)

/** The session of the signed-in pages. Throws outside them. */
export function useSession(): Session {
  const session = useContext(SessionContext)
  if (session === null) throw new Error('No session around this page')
  return session
}

/** The newest cycle: what pages show when the address names none. */
export function newestCycle(cycles: readonly string[], today: string): string {
  return cycles.toSorted().at(-1) ?? String(Number(today.slice(0, 4)) - 1)
}
