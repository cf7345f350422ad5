import { useEffect, useRef, useState } from 'preact/hooks'
import type { SignInStep } from '#core/access/sign-in-step.ts'
import type { Call } from '#ui/client.ts'
import { VerifyForm } from '../account/verify-form.tsx'
import type { Account } from '../session/session.ts'
import { SignInForm } from './sign-in-form.tsx'

export interface SignInAgainProps {
  readonly call: Call
  readonly username: string
  readonly onSignedIn: () => void
  readonly onLeave: () => void
}

/** The session ended while a page was open: the page stays as it is behind this and goes on after the sign-in. */
export function SignInAgain({ call, username, onSignedIn, onLeave }: SignInAgainProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [needsCode, setNeedsCode] = useState(false)
  const signedIn = (_: Account, step: SignInStep): void => {
    if (step === 'verify') setNeedsCode(true)
    else if (step === 'enrol') onLeave()
    else onSignedIn()
  }
  useEffect(() => {
    dialog.current?.showModal()
    // The account stands there already; the browser would begin with it.
    dialog.current?.querySelector<HTMLInputElement>('input:not([readonly])')?.focus()
  }, [])
  return (
    <dialog
      ref={dialog}
      class="dialog card"
      aria-labelledby="sign-in-again"
      onCancel={(event) => event.preventDefault()}
    >
      <h2 id="sign-in-again">登录已过期</h2>
      <p class="sub">当前页面和已填的内容都保留，登录后继续。</p>
      {needsCode ? (
        <VerifyForm call={call} onDone={onSignedIn} />
      ) : (
        <SignInForm call={call} onSignedIn={signedIn} username={username} />
      )}
      <button type="button" class="link" onClick={onLeave}>
        换个账号登录
      </button>
    </dialog>
  )
}
