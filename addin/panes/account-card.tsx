import { useState } from 'preact/hooks'
import { roleNames } from '#core/access/role.ts'
import type { Sync } from '../sync/sync.ts'
import type { SyncState } from '../sync/sync-state.ts'

export interface AccountCardProps {
  readonly state: SyncState
  readonly sync: Sync
  readonly onDefect: (error: unknown) => void
}

/** Who is signed in, or the form to sign in. */
export function AccountCard({ state, sync, onDefect }: AccountCardProps) {
  const { account, isExpired, handshake } = state
  if (account === null || isExpired) return <SignIn state={state} sync={sync} onDefect={onDefect} />
  return (
    <section class="card account" aria-label="账号">
      <p>
        {handshake.kind === 'good' && handshake.demo && <span class="badge account-demo">示例数据</span>}
        <b>{account.name}</b>
        <span class="sub">{`　${[roleNames[account.role], account.orgName].filter((part) => part !== null).join(' · ')}`}</span>
      </p>
      <button
        type="button"
        class="link"
        onClick={() => {
          sync.signOut().catch(onDefect)
        }}
      >
        退出
      </button>
    </section>
  )
}

function SignIn({ state, sync, onDefect }: AccountCardProps) {
  const [username, setUsername] = useState(state.account?.username ?? '')
  const [password, setPassword] = useState('')
  const failure = state.signInFailure
  return (
    <form
      class="card card-part sign-in"
      aria-label="登录"
      onSubmit={(event) => {
        event.preventDefault()
        const blank = username.trim() === '' ? 'sign-in-name' : password === '' ? 'sign-in-word' : null
        if (blank !== null) document.getElementById(blank)?.focus()
        else {
          sync
            .signIn(username.trim(), password)
            .then(() => setPassword(''))
            .catch(onDefect)
        }
      }}
    >
      <p>登录后可以同步；填报和校验不受影响。</p>
      <div class="field">
        <label for="sign-in-name">账号</label>
        <input
          id="sign-in-name"
          class="input"
          autoComplete="username"
          value={username}
          onInput={(event) => setUsername(event.currentTarget.value)}
        />
      </div>
      <div class="field">
        <label for="sign-in-word">密码</label>
        <input
          id="sign-in-word"
          class="input"
          type="password"
          autoComplete="current-password"
          value={password}
          aria-invalid={failure !== null}
          aria-describedby={failure === null ? undefined : 'sign-in-failure'}
          onInput={(event) => setPassword(event.currentTarget.value)}
        />
      </div>
      {failure !== null && (
        <p class="field-error" id="sign-in-failure" role="alert">
          {`${failure.detail}${failure.action}`}
        </p>
      )}
      <button type="submit" class={state.isSigningIn ? 'btn btn-fill is-busy' : 'btn btn-fill'}>
        登录
      </button>
    </form>
  )
}
