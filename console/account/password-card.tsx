import { useState } from 'preact/hooks'
import { EntryField } from '../entry/entry-field.tsx'
import { EntryForm } from '../entry/entry-form.tsx'
import { type NewPassword, newPasswordFault, readNewPassword } from '../entry/new-password.ts'
import { NewPasswordFields } from '../entry/new-password-fields.tsx'
import type { EntryFault } from '../entry/set-up-entry.ts'
import { useSession } from '../session/session.ts'

interface Change extends NewPassword {
  readonly current: string
}

/** 修改密码; every other session ends. */
export function PasswordCard({ onChanged }: { readonly onChanged: () => void }) {
  const { call } = useSession()
  const [done, setDone] = useState<{ readonly ended: number; readonly round: number } | null>(null)
  const send = async ({ current, password }: Change): Promise<void> => {
    const { ended } = await call('changePassword', { body: { current, password } })
    setDone({ ended, round: (done?.round ?? 0) + 1 })
    onChanged()
  }
  return (
    <section class="card stack" aria-labelledby="own-password">
      <h2 id="own-password">修改密码</h2>
      <p role="status" class={done === null ? 'sub' : 'banner banner-ok'}>
        {done === null ? '修改后，其他地方的登录随即结束。' : `密码已修改，另有 ${done.ended} 处登录已结束。`}
      </p>
      {/* A new form after each change: what was typed does not stay. */}
      <EntryForm
        key={done?.round ?? 0}
        verb="修改密码"
        read={readChange}
        faultOf={changeFault}
        send={send}
        focus="current"
        isQuiet
      >
        <EntryField label="现在的密码" name="current" type="password" autocomplete="current-password" maxLength={200} />
        <NewPasswordFields />
      </EntryForm>
    </section>
  )
}

function readChange(form: FormData): Change {
  return { current: String(form.get('current') ?? ''), ...readNewPassword(form) }
}

function changeFault(change: Change): EntryFault | null {
  if (change.current === '') {
    return { field: 'current', title: '现在的密码', detail: '未填。', action: '请填写现在的密码。' }
  }
  return newPasswordFault(change)
}
