import type { ComponentChildren } from 'preact'
import { useCallback, useEffect, useMemo, useState } from 'preact/hooks'
import { createClient } from '#ui/client.ts'
import { refusalCode } from '#ui/client-failure.ts'
import { lazyPage } from '../lazy-page.tsx'
import { FailurePage } from '../notice/failure-page.tsx'
import { createAnswerCache } from '../session/answer-cache.ts'
import { guardedCall } from '../session/guarded-call.ts'
import { type CurrentSession, SessionContext } from '../session/session.ts'
import { SignInAgain } from './sign-in-again.tsx'
import { SignInPage } from './sign-in-page.tsx'
import { useWaiting } from './use-waiting.ts'

type State =
  | { readonly phase: 'asking' }
  | { readonly phase: 'failed'; readonly failure: unknown }
  | { readonly phase: 'signed-out' }
  | { readonly phase: 'signed-in'; readonly session: CurrentSession }

const client = createClient()
const FinishSignIn = lazyPage(async () => (await import('../account/finish-sign-in.tsx')).FinishSignIn)

/** Asks who is signed in; shows the sign-in, or the pages with their session around them. */
export function SessionGate({ children, notice }: { readonly children: ComponentChildren; readonly notice?: string }) {
  const [state, setState] = useState<State>({ phase: 'asking' })
  const waiting = useWaiting()

  const ask = useCallback(async (): Promise<void> => {
    try {
      setState({ phase: 'signed-in', session: await client('currentSession', {}) })
    } catch (failure) {
      setState(refusalCode(failure) === 'not-signed-in' ? { phase: 'signed-out' } : { phase: 'failed', failure })
    }
  }, [])
  useEffect(() => void ask(), [ask])

  const signedIn = state.phase === 'signed-in' ? state.session : null
  const session = useMemo(() => {
    if (signedIn === null) return null
    const call = guardedCall(client, waiting.join)
    const signOut = async (): Promise<void> => {
      await client('signOut', {}).catch((failure: unknown) => {
        if (refusalCode(failure) !== 'not-signed-in') throw failure
      })
      setState({ phase: 'signed-out' })
    }
    return { ...signedIn, call, cache: createAnswerCache(), signOut }
  }, [signedIn, waiting.join])

  if (state.phase === 'asking') return null
  if (session !== null && session.step !== 'done') {
    return <FinishSignIn call={client} session={session} onDone={ask} onLeave={() => void session.signOut()} />
  }
  if (state.phase === 'failed') return <FailurePage failure={state.failure} onRetry={ask} />
  if (session === null)
    return <SignInPage call={client} onSignedIn={ask} {...(notice === undefined ? {} : { notice })} />
  return (
    <SessionContext.Provider value={session}>
      {children}
      {waiting.isWaiting && (
        <SignInAgain
          call={client}
          username={session.account.username}
          onSignedIn={waiting.release}
          onLeave={() => window.location.reload()}
        />
      )}
    </SessionContext.Provider>
  )
}
