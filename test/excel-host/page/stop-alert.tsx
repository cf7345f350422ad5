import { useEffect, useRef } from 'preact/hooks'
import type { ExcelSession } from './excel-session.ts'

/** Excel's own box: a refused entry can be tried again, everything else is taken note of. */
export function StopAlert({ session }: { session: ExcelSession }) {
  const first = useRef<HTMLButtonElement>(null)
  const { alert } = session
  useEffect(() => first.current?.focus(), [alert])
  if (alert === null) return null
  const { message, retry } = alert
  return (
    <div class="veil">
      <div class="alert" role="alertdialog" aria-label="Microsoft Excel" aria-describedby="alert-message">
        <h2>Excel（模拟）</h2>
        <p id="alert-message">{message}</p>
        <div class="alert-buttons">
          {retry !== undefined && (
            <button type="button" ref={first} onClick={retry}>
              重试
            </button>
          )}
          <button type="button" ref={retry === undefined ? first : null} onClick={() => session.closeAlert()}>
            {retry === undefined ? '确定' : '取消'}
          </button>
        </div>
      </div>
    </div>
  )
}
