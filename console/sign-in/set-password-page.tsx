import type { Call } from '#ui/client.ts'
import { Entrance } from '../entry/entrance.tsx'
import { EntryForm } from '../entry/entry-form.tsx'
import { type NewPassword, newPasswordFault, readNewPassword } from '../entry/new-password.ts'
import { NewPasswordFields } from '../entry/new-password-fields.tsx'

export interface SetPasswordPageProps {
  readonly call: Call
  /** Of the single-use link, from the address's fragment. */
  readonly token: string
  readonly onDone: (username: string) => void
}

/** 设置密码: where the single-use link of 系统管理 leads. */
export function SetPasswordPage({ call, token, onDone }: SetPasswordPageProps) {
  const send = async ({ password }: NewPassword): Promise<void> => {
    const { username } = await call('setPassword', { body: { token, password } })
    onDone(username)
  }
  return (
    <Entrance title="设置密码">
      <section class="card">
        <h1>设置密码</h1>
        <p class="sub">链接只能用一次，30 分钟内有效。设置后，这个账号在各处的登录都会结束。</p>
        <EntryForm verb="设置密码" read={readNewPassword} faultOf={newPasswordFault} send={send}>
          <NewPasswordFields isFirst />
        </EntryForm>
      </section>
    </Entrance>
  )
}
