import './reason-form.css'
import { useId, useState } from 'preact/hooks'

export const reasonLengths = { min: 5, max: 200 } as const

/** A sentence when the text will not do as a reason, else null. */
export function reasonFault(text: string): string | null {
  const length = [...text.trim()].length
  if (length < reasonLengths.min) return `说明至少 ${reasonLengths.min} 个字，现有 ${length} 个字。`
  if (length > reasonLengths.max) return `说明最多 ${reasonLengths.max} 个字，现有 ${length} 个字。`
  return null
}

export interface ReasonFormProps {
  readonly onSave: (reason: string) => void
  readonly inputRef?: (element: HTMLTextAreaElement | null) => void
}

/** Why a 须说明 may stand: 5–200 characters. Enter saves, but never while an input method composes. */
export function ReasonForm({ onSave, inputRef }: ReasonFormProps) {
  const id = useId()
  const [text, setText] = useState('')
  const [fault, setFault] = useState<string | null>(null)

  const save = (): void => {
    const found = reasonFault(text)
    setFault(found)
    if (found === null) onSave(text.trim())
  }
  return (
    <form
      class="reason-form"
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <label class="cap" for={id}>
        说明（5–200 字，随数据一并上报）
      </label>
      <div class="reason-line">
        <textarea
          id={id}
          class="textarea"
          rows={2}
          value={text}
          ref={inputRef ?? null}
          aria-invalid={fault !== null}
          aria-describedby={fault === null ? undefined : `${id}-fault`}
          onInput={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
            event.preventDefault()
            save()
          }}
        />
        <button type="submit" class="btn">
          保存
        </button>
      </div>
      {fault !== null && (
        <p class="field-error" id={`${id}-fault`} role="alert">
          {fault}
        </p>
      )}
    </form>
  )
}
