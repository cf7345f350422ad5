import type { FailureText } from '#ui/client-failure-text.ts'

/** What the set-up page asks for. */
export interface SetUpEntry {
  readonly name: string
  readonly username: string
  readonly password: string
  readonly again: string
}

/** What does not fit, and at which field. */
export interface EntryFault extends FailureText {
  readonly field: string
}

const shortest = 10

/** The first thing that is missing or does not fit, null when the entry can be sent. */
export function setUpFault({ name, username, password, again }: SetUpEntry): EntryFault | null {
  if (name === '') return { field: 'name', title: '姓名', detail: '未填。', action: '请填写姓名。' }
  if (username === '') return { field: 'username', title: '账号', detail: '未填。', action: '请填写登录用的账号。' }
  if (password.length < shortest) {
    const detail = `共 ${password.length} 位，至少 ${shortest} 位。`
    return { field: 'password', title: '密码', detail, action: '请加长密码。' }
  }
  if (password === again) return null
  return { field: 'again', title: '再次输入密码', detail: '与密码不一致。', action: '请重新输入。' }
}
