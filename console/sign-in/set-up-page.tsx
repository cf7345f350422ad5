import type { Call } from '#ui/client.ts'
import { Entrance } from '../entry/entrance.tsx'
import { EntryField } from '../entry/entry-field.tsx'
import { EntryForm } from '../entry/entry-form.tsx'
import { type SetUpEntry, setUpFault } from '../entry/set-up-entry.ts'

export interface SetUpPageProps {
  readonly call: Call
  /** Of the single-use link, from the address's fragment. */
  readonly token: string
  readonly onDone: (username: string) => void
}

/** 首次设置: makes the first account, an administrator, from the single-use link the server printed. */
export function SetUpPage({ call, token, onDone }: SetUpPageProps) {
  const send = async ({ username, name, password }: SetUpEntry): Promise<void> => {
    await call('setUp', { body: { token, username, name, password } })
    onDone(username)
  }
  return (
    <Entrance title="首次设置">
      <section class="card">
        <h1>首次设置</h1>
        <p class="sub">建立第一个账号，角色为系统管理。链接只能用一次，30 分钟内有效。</p>
        <EntryForm verb="建立账号" read={readEntry} faultOf={setUpFault} send={send}>
          <EntryField label="姓名" name="name" autocomplete="name" maxLength={60} isFirst />
          <EntryField label="账号" name="username" autocomplete="username" maxLength={60} />
          <EntryField
            label="密码（至少 10 位）"
            name="password"
            type="password"
            autocomplete="new-password"
            maxLength={200}
          />
          <EntryField label="再次输入密码" name="again" type="password" autocomplete="new-password" maxLength={200} />
        </EntryForm>
      </section>
    </Entrance>
  )
}

function readEntry(form: FormData): SetUpEntry {
  const text = (name: string): string => String(form.get(name) ?? '')
  return {
    name: text('name').trim(),
    username: text('username').trim(),
    password: text('password'),
    again: text('again'),
  }
}
