import { fieldOf } from '#core/form/form.ts'
import { zeroIncrementForm } from '#core/forms/zero-increment-application.ts'
import { AnswerUnreadable, refusalCode } from '#ui/client-failure.ts'
import { type FailureText, failureText } from '#ui/client-failure-text.ts'
import { refusalOf } from '../host/refusal.ts'

/** A server of an earlier release has no filings. */
export const olderServer: FailureText = {
  title: '服务器尚不支持优质项目',
  detail: '服务器的版本早于本页，暂不能上送；填写、校验和保存不受影响。',
  action: '请联系管理员更新服务器。',
}

/** Whether the list of filings is an address the server does not know. */
export function isOlderServer(error: unknown): boolean {
  return (error instanceof AnswerUnreadable && error.status === 404) || refusalCode(error) === 'not-found'
}

/** What a filing cannot be found by while it is blank. */
export function blankNames(fields: readonly string[]): FailureText {
  const labels = fields.map((field) => `“${fieldOf(zeroIncrementForm, field).label}”`).join('、')
  return { title: '还不能上送', detail: `${labels}未填或读不懂。`, action: '请先填写，再上送。' }
}

/** The sheet does not take what others filled in. */
export function unwritten(field: string): FailureText {
  return {
    title: '没有写入表格',
    detail: `“${fieldOf(zeroIncrementForm, field).label}”所在的单元格受保护。`,
    action: '请撤销工作表保护后再选“采用对方的”，或采用我的。',
  }
}

/** What the server, or the program that holds the sheet, refused. */
export function sendingFailure(error: unknown): FailureText {
  const refusal = refusalOf(error)
  if (refusal !== null) {
    const { title, why, what } = refusal.words
    return { title, detail: why, action: what }
  }
  const text = failureText(error)
  // The words of the client are of reading; what was not sent is what matters here.
  return text.title === '连接不上服务器' ? { ...text, detail: '没有送到，您的修改仍在本机。' } : text
}
