import type { SignInStep } from '#core/access/sign-in-step.ts'
import type { Call } from '#ui/client.ts'
import { EntryField } from '../entry/entry-field.tsx'
import { EntryForm } from '../entry/entry-form.tsx'
import type { EntryFault } from '../entry/set-up-entry.ts'
import type { Account } from '../session/session.ts'

export interface SignInFormProps {
  readonly call: Call
  /** Called with what of the sign-in is still to come. */
  readonly onSignedIn: (account: Account, step: SignInStep) => void
  /** Filled in and fixed when somebody continues a session that ended. */
  readonly username?: string
}

interface Entry {
  readonly username: string
  readonly password: string
}

/** Account and password. */
export function SignInForm({ call, onSignedIn, username }: SignInFormProps) {
  const send = async (entry: Entry): Promise<void> => {
    const { account, step } = await call('signIn', { body: { ...entry, client: 'console' } })
    onSignedIn(account, step)
  }
  return (
    <EntryForm verb="登录" read={readEntry} faultOf={faultOf} send={send}>
      <EntryField
        label="账号"
        name="username"
        autocomplete="username"
        maxLength={60}
        {...(username === undefined ? { isFirst: true } : { fixed: username })}
      />
      <EntryField
        label="密码"
        name="password"
        type="password"
        autocomplete="current-password"
        maxLength={200}
        isFirst={username !== undefined}
      />
    </EntryForm>
  )
}

function readEntry(form: FormData): Entry {
  return { username: String(form.get('username') ?? '').trim(), password: String(form.get('password') ?? '') }
}

function faultOf({ username, password }: Entry): EntryFault | null {
  if (username === '') return { field: 'username', title: '账号', detail: '未填。', action: '请填写账号。' }
  if (password === '') return { field: 'password', title: '密码', detail: '未填。', action: '请填写密码。' }
  return null
}
