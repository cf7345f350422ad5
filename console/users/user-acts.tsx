import type { AccountLine } from '#core/api/accounts.ts'
import type { Act } from '../act/use-act.ts'
import { mayAsk } from '../frame/entries.ts'
import { useSession } from '../session/session.ts'
import type { MadeLink } from './one-time-link.tsx'

export interface UserActsProps {
  readonly line: AccountLine
  readonly act: Act
  readonly onChanged: () => void
  readonly onLink: (made: MadeLink) => void
}

/** What the reader's role may do with an account; each is on record. */
export function UserActs({ line, act, onChanged, onLink }: UserActsProps) {
  const { call, account } = useSession()
  const { username, active, secondFactor, lockedUntil, sessions } = line
  const params = { username }
  const isOwn = username === account.username
  const does = (name: string, run: () => Promise<unknown>, question: string | null = null): void => {
    if (question !== null && !window.confirm(question)) return
    void act.run(`${name} ${username}`, run).then((ok) => {
      if (ok) onChanged()
    })
  }
  const button = (name: string, word: string, run: () => Promise<unknown>, question?: string) => (
    <button
      type="button"
      class={act.running === `${name} ${username}` ? 'btn btn-s is-busy' : 'btn btn-s'}
      onClick={() => does(name, run, question ?? null)}
    >
      {word}
      <span class="vh">{username}</span>
    </button>
  )
  return (
    <div class="row">
      {mayAsk('createPasswordLink', account.role) &&
        active &&
        button('link', '重设密码', async () => {
          onLink({ username, link: await call('createPasswordLink', { params }) })
        })}
      {mayAsk('changeAccount', account.role) &&
        !isOwn &&
        button(
          'active',
          active ? '停用' : '启用',
          () => call('changeAccount', { params, body: { active: !active } }),
          active ? `停用账号 ${username}？其登录随即结束，之后可以再启用。` : undefined,
        )}
      {mayAsk('liftLockOut', account.role) &&
        lockedUntil !== null &&
        button('lock', '解除锁定', () => call('liftLockOut', { params }))}
      {mayAsk('resetSecondFactor', account.role) &&
        secondFactor &&
        !isOwn &&
        button(
          'factor',
          '重置验证',
          () => call('resetSecondFactor', { params }),
          `重置 ${username} 的二次验证？其登录随即结束，下次登录重新绑定验证器。请先核实是本人要求。`,
        )}
      {mayAsk('endSessionsOf', account.role) &&
        sessions > 0 &&
        !isOwn &&
        button('sessions', '结束会话', () => call('endSessionsOf', { params }), `结束 ${username} 的全部登录？`)}
    </div>
  )
}
