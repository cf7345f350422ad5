import { AnswerUnreadable, RequestRefused, ServerUnreachable } from './client-failure.ts'

/** A failure in three beats: where, why, what to do. */
export interface FailureText {
  readonly title: string
  readonly detail: string
  readonly action: string
}

/** A refusal in the server's own words; a broken connection and an unreadable answer in ours. Anything else is our defect. */
export function failureText(failure: unknown): FailureText {
  if (failure instanceof RequestRefused) return failure.problem
  if (failure instanceof ServerUnreachable) {
    return {
      title: '连接不上服务器',
      detail: '已显示的内容仍可查看，暂不能取得新数据。',
      action: '请检查网络后重试。',
    }
  }
  if (failure instanceof AnswerUnreadable) {
    return {
      title: '服务器的答复无法读取',
      detail: `页面与服务器的版本可能不一致（状态 ${failure.status}）。`,
      action: '请刷新页面；仍出现时，请联系管理员。',
    }
  }
  return { title: '页面出现问题', detail: '数据没有被改动。', action: '请刷新页面；仍出现时，请联系管理员。' }
}
