import { useEffect, useState } from 'preact/hooks'
import { roleNames } from '#core/access/role.ts'
import type { PairingCode } from '../sync/session.ts'
import type { Sync } from '../sync/sync.ts'
import type { SyncState } from '../sync/sync-state.ts'

/** What of a page's state the card reads, and what it may ask for. */
export interface AccountCardProps {
  readonly state: Pick<SyncState, 'account' | 'isExpired' | 'handshake' | 'isSigningIn' | 'signInFailure'>
  readonly sync: Pick<Sync, 'signIn' | 'pair' | 'signOut'>
  readonly onDefect: (error: unknown) => void
  /** Why to sign in. */
  readonly reason?: string
}

/** Who is signed in, or the form to sign in. */
export function AccountCard(props: AccountCardProps) {
  const { state, sync, onDefect } = props
  const { account, isExpired, handshake } = state
  if (account === null || isExpired) return <SignIn {...props} />
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

/** Account and password, or a code that is approved in the console. */
function SignIn(props: AccountCardProps) {
  const [isPairing, setPairing] = useState(false)
  return isPairing ? (
    <Pairing {...props} onLeave={() => setPairing(false)} />
  ) : (
    <PasswordForm {...props} onPair={() => setPairing(true)} />
  )
}

const usualReason = '登录后可以同步；填报和校验不受影响。'

function PasswordForm(props: AccountCardProps & { readonly onPair: () => void }) {
  const { state, sync, onDefect, onPair, reason = usualReason } = props
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
      <p>{reason}</p>
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
      <button type="button" class="link" onClick={onPair}>
        改用配对码（二次验证、统一身份）
      </button>
    </form>
  )
}

const minute = 60

/** A code to be approved in the console by whoever is signed in there; asked for anew when its time has passed. */
function Pairing({ state, sync, onDefect, onLeave }: AccountCardProps & { readonly onLeave: () => void }) {
  const [code, setCode] = useState<PairingCode | null>(null)
  const [round, setRound] = useState(0)
  const [left, setLeft] = useState(0)
  const failure = state.isSigningIn ? null : state.signInFailure
  useEffect(() => {
    const stop = new AbortController()
    setCode(null)
    const show = (given: PairingCode): void => {
      setCode(given)
      setLeft(given.seconds)
    }
    sync.pair(show, stop.signal).catch(onDefect)
    return () => stop.abort()
  }, [sync, onDefect, round])
  useEffect(() => {
    if (code === null) return
    const timer = setInterval(() => setLeft((seconds) => Math.max(0, seconds - 1)), 1000)
    return () => clearInterval(timer)
  }, [code])
  return (
    <section class="card card-part sign-in" aria-label="配对码">
      {failure === null ? (
        <>
          <p>在网页端登录，从右上角的账号菜单进入“批准填报窗格”，填写这个配对码：</p>
          <p class="pairing-code" role="status" aria-label={code === null ? '正在取得配对码' : `配对码 ${code.code}`}>
            {code === null ? '取得中…' : `${code.code.slice(0, 4)} ${code.code.slice(4)}`}
          </p>
          {code !== null && (
            <p class="sub">{`剩 ${Math.floor(left / minute)} 分 ${left % minute} 秒，批准后自动登录。`}</p>
          )}
        </>
      ) : (
        <>
          <p class="field-error" role="alert">{`${failure.detail}${failure.action}`}</p>
          <button type="button" class="btn btn-fill" onClick={() => setRound((number) => number + 1)}>
            换一个配对码
          </button>
        </>
      )}
      <button type="button" class="link" onClick={onLeave}>
        改用账号和密码
      </button>
    </section>
  )
}
