import { useState } from 'preact/hooks'
import { roleNames } from '#core/access/role.ts'
import type { App } from '../../app/app.ts'

/** Who is signed in on this device, with the way out. */
export function AccountSetting({ app }: { app: App }) {
  const [session, setSession] = useState(app.session.current())
  const work = app.work()
  const account = session?.account ?? null
  const signOut = async (): Promise<void> => {
    const sync = await work?.sync()
    await sync?.signOut()
    setSession(app.session.current())
  }
  return (
    <section class="card card-part" aria-label="账号">
      <h3>账号</h3>
      {account === null ? (
        <p class="sub">未登录。填报、校验和试算不用登录，同步前请登录。</p>
      ) : (
        <p>
          <b>{account.name}</b>
          <span class="sub">
            {`　${[account.username, roleNames[account.role], account.orgName].filter((part) => part !== null).join(' · ')}`}
          </span>
        </p>
      )}
      {work !== null &&
        (account === null ? (
          <button type="button" class="btn btn-s" onClick={() => app.goTo('sync')}>
            去登录
          </button>
        ) : (
          <button
            type="button"
            class="btn btn-s"
            onClick={() => {
              signOut().catch(app.onDefect)
            }}
          >
            退出登录
          </button>
        ))}
    </section>
  )
}
