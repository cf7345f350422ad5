import type { Call } from '#ui/client.ts'
import { Entrance } from '../entry/entrance.tsx'
import { EntryField } from '../entry/entry-field.tsx'
import { EntryForm } from '../entry/entry-form.tsx'
import { type NewPassword, newPasswordFault, readNewPassword } from '../entry/new-password.ts'
import { NewPasswordFields } from '../entry/new-password-fields.tsx'
import type { EntryFault } from '../entry/set-up-entry.ts'

export interface JoinPageProps {
  readonly call: Call
  readonly onDone: (username: string) => void
}

interface JoinEntry extends NewPassword {
  readonly code: string
  readonly name: string
  readonly username: string
}

/** A firm makes its account with the code its 街镇 gave it. */
export function JoinPage({ call, onDone }: JoinPageProps) {
  const send = async ({ code, name, username, password }: JoinEntry): Promise<void> => {
    const { account } = await call('acceptInvitation', { body: { code, name, username, password } })
    onDone(account.username)
  }
  return (
    <Entrance title="用邀请码建立账号">
      <section class="card">
        <h1>用邀请码建立账号</h1>
        <p class="sub">邀请码由所属街镇或区专班发给企业，只能用一次，建立的账号只看得到邀请的地块。</p>
        <EntryForm verb="建立账号" read={readEntry} faultOf={faultOf} send={send} focus="code">
          <EntryField label="邀请码（16 位）" name="code" autocomplete="off" maxLength={40} isFirst />
          <EntryField label="填表人姓名" name="name" autocomplete="name" maxLength={60} />
          <EntryField label="账号" name="username" autocomplete="username" maxLength={60} />
          <NewPasswordFields />
        </EntryForm>
        <a class="link" href="/">
          已有账号，去登录
        </a>
      </section>
    </Entrance>
  )
}

function readEntry(form: FormData): JoinEntry {
  const text = (name: string): string => String(form.get(name) ?? '').trim()
  return { code: text('code'), name: text('name'), username: text('username'), ...readNewPassword(form) }
}

const codeLength = 16

function faultOf(entry: JoinEntry): EntryFault | null {
  const letters = entry.code.normalize('NFKC').replaceAll(/[^0-9A-Za-z]/g, '').length
  if (letters !== codeLength) {
    const detail = letters === 0 ? '未填。' : `共 ${letters} 位，应为 ${codeLength} 位。`
    return { field: 'code', title: '邀请码', detail, action: '请对照所发的邀请码填写。' }
  }
  if (entry.name === '') return { field: 'name', title: '填表人姓名', detail: '未填。', action: '请填写姓名。' }
  if (entry.username === '')
    return { field: 'username', title: '账号', detail: '未填。', action: '请填写登录用的账号。' }
  return newPasswordFault(entry)
}
