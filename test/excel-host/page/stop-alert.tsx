import { useEffect, useRef } from 'preact/hooks'
import type { ExcelSession } from './excel-session.ts'

/** Excel's own box: a refused entry can be tried again, most else is only taken note of. */
export function StopAlert({ session }: { session: ExcelSession }) {
  const first = useRef<HTMLButtonElement>(null)
  const { alert } = session
  useEffect(() => first.current?.focus(), [alert])
  if (alert === null) return null
  const { message, action } = alert
  return (
    <div class="veil">
      <div class="alert" role="alertdialog" aria-label="Microsoft Excel" aria-describedby="alert-message">
        <h2>Excel（模拟）</h2>
        <p id="alert-message">{message}</p>
        <div class="alert-buttons">
          {action !== undefined && (
            <button type="button" ref={first} onClick={action.run}>
              {action.label}
            </button>
          )}
          <button type="button" ref={action === undefined ? first : null} onClick={() => session.closeAlert()}>
            {action === undefined ? '确定' : '取消'}
          </button>
        </div>
      </div>
    </div>
  )
}
