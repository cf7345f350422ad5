import { useId, useRef, useState } from 'preact/hooks'
import type { Call } from '#ui/client.ts'
import { type FailureText, failureText } from '#ui/client-failure-text.ts'
import { Icon } from '#ui/icon.tsx'
import type { Account } from './session.ts'

export interface SignInFormProps {
  readonly call: Call
  readonly onSignedIn: (account: Account) => void
  /** Filled in and fixed when somebody continues a session that ended. */
  readonly username?: string
}

/** Account and password. What was typed stays after a refusal; the password is asked again. */
export function SignInForm({ call, onSignedIn, username = '' }: SignInFormProps) {
  const [failure, setFailure] = useState<FailureText | null>(null)
  const [isBusy, setBusy] = useState(false)
  const password = useRef<HTMLInputElement>(null)
  const id = useId()

  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    if (isBusy || !(event.currentTarget instanceof HTMLFormElement)) return
    const form = new FormData(event.currentTarget)
    const given = { username: String(form.get('username') ?? '').trim(), password: String(form.get('password') ?? '') }
    const missing = missingText(given)
    setFailure(missing)
    if (missing !== null) return
    setBusy(true)
    try {
      const { account } = await call('signIn', { body: { ...given, client: 'console' } })
      onSignedIn(account)
    } catch (error) {
      setFailure(failureText(error))
      setBusy(false)
      password.current?.select()
    }
  }

  return (
    <form class="stack" onSubmit={submit} noValidate>
      <div role="alert">
        {failure !== null && (
          <div class="banner banner-err">
            <Icon name="error" />
            <p class="banner-text">
              <strong>{failure.title}</strong>
              {failure.detail}
              {failure.action}
            </p>
          </div>
        )}
      </div>
      <div class="field">
        <label for={`${id}-username`}>账号</label>
        <input
          class="input"
          id={`${id}-username`}
          name="username"
          autocomplete="username"
          autocapitalize="off"
          spellcheck={false}
          maxLength={60}
          defaultValue={username}
          readOnly={username !== ''}
        />
      </div>
      <div class="field">
        <label for={`${id}-password`}>密码</label>
        <input
          class="input"
          id={`${id}-password`}
          name="password"
          type="password"
          autocomplete="current-password"
          maxLength={200}
          ref={password}
        />
      </div>
      <button type="submit" class={isBusy ? 'btn btn-fill is-busy' : 'btn btn-fill'} aria-disabled={isBusy}>
        登录
      </button>
    </form>
  )
}

function missingText({ username, password }: { username: string; password: string }): FailureText | null {
  if (username === '') return { title: '账号', detail: '未填。', action: '请填写账号。' }
  if (password === '') return { title: '密码', detail: '未填。', action: '请填写密码。' }
  return null
}
