import type { EntryFault } from './set-up-entry.ts'

export interface NewPassword {
  readonly password: string
  readonly again: string
}

const shortest = 10

export function readNewPassword(form: FormData): NewPassword {
  return { password: String(form.get('password') ?? ''), again: String(form.get('again') ?? '') }
}

/** What does not fit of a new password, null when it can be sent. */
export function newPasswordFault({ password, again }: NewPassword): EntryFault | null {
  if (password.length < shortest) {
    const detail = `共 ${password.length} 位，至少 ${shortest} 位。`
    return { field: 'password', title: '新密码', detail, action: '请加长密码。' }
  }
  if (password === again) return null
  return { field: 'again', title: '再次输入', detail: '与新密码不一致。', action: '请重新输入。' }
}
