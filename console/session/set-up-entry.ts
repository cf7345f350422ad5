import type { FailureText } from '#ui/client-failure-text.ts'

/** What the set-up page asks for. */
export interface SetUpEntry {
  readonly name: string
  readonly username: string
  readonly password: string
  readonly again: string
}

const shortest = 10

/** The first thing that is missing or does not fit, null when the entry can be sent. */
export function setUpFault({ name, username, password, again }: SetUpEntry): FailureText | null {
  if (name === '') return { title: '姓名', detail: '未填。', action: '请填写姓名。' }
  if (username === '') return { title: '账号', detail: '未填。', action: '请填写登录用的账号。' }
  if (password.length < shortest) {
    return { title: '密码', detail: `共 ${password.length} 位，至少 ${shortest} 位。`, action: '请加长密码。' }
  }
  if (password !== again) return { title: '再次输入密码', detail: '与密码不一致。', action: '请重新输入。' }
  return null
}
