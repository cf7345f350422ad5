import { useEffect, useId, useRef, useState } from 'preact/hooks'

const shortest = 2
const longest = 200

export interface ActReasonProps {
  /** What the button says: 恢复, 删除 3 行. */
  readonly act: string
  readonly isDanger?: boolean
  readonly onAct: (reason: string) => void
  readonly onCancel: () => void
}

/** Why a row is taken out or brought back: asked for before the act. Enter acts, but never while an input method composes. */
export function ActReason({ act, isDanger = false, onAct, onCancel }: ActReasonProps) {
  const id = useId()
  const [text, setText] = useState('')
  const [isAsked, setAsked] = useState(false)
  const input = useRef<HTMLTextAreaElement>(null)
  useEffect(() => input.current?.focus(), [])
  const length = [...text.trim()].length
  const fault = length < shortest || length > longest ? `请写明原因，${shortest}–${longest} 个字。` : null
  const finish = (): void => {
    setAsked(true)
    if (fault === null) onAct(text.trim())
    else input.current?.focus()
  }
  return (
    <div class="act-reason">
      <label class="cap" for={id}>
        原因（必填，记入修改记录）
      </label>
      <textarea
        id={id}
        class="textarea"
        rows={2}
        value={text}
        ref={input}
        aria-invalid={isAsked && fault !== null}
        aria-describedby={isAsked && fault !== null ? `${id}-fault` : undefined}
        onInput={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
          event.preventDefault()
          finish()
        }}
      />
      {isAsked && fault !== null && (
        <p class="field-error" id={`${id}-fault`} role="alert">
          {fault}
        </p>
      )}
      <div class="removal-acts">
        <button type="button" class={isDanger ? 'btn btn-s btn-danger' : 'btn btn-s'} onClick={finish}>
          {act}
        </button>
        <button type="button" class="link" onClick={onCancel}>
          取消
        </button>
      </div>
    </div>
  )
}
