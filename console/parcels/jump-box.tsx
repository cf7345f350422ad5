import { useState } from 'preact/hooks'

export interface JumpBoxProps {
  /** Goes to the row of the code, or to where it would stand; false: the list has no such code. */
  readonly onJump: (code: string) => Promise<boolean>
}

/** 跳至地块编码: goes to a row without filtering the others away. */
export function JumpBox({ onJump }: JumpBoxProps) {
  const [missing, setMissing] = useState<string | null>(null)
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    if (!(event.currentTarget instanceof HTMLFormElement)) return
    const code = String(new FormData(event.currentTarget).get('code') ?? '')
      .trim()
      .toUpperCase()
    if (code === '') return
    setMissing((await onJump(code)) ? null : code)
  }
  return (
    <form class="row jump-box" onSubmit={submit}>
      <label class="cap" for="jump-code">
        跳至地块编码
      </label>
      <input class="input" id="jump-code" name="code" maxLength={40} autocomplete="off" placeholder="SJ-XQ-0137" />
      <button type="submit" class="btn">
        跳至
      </button>
      <span role="status" class="cap">
        {missing === null ? '' : `筛选结果中没有 ${missing}，已到最近的一宗。`}
      </span>
    </form>
  )
}
