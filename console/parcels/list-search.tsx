import { useEffect, useRef, useState } from 'preact/hooks'
import { Icon } from '#ui/icon.tsx'

export interface ListSearchProps {
  readonly value: string
  readonly onValue: (value: string) => void
}

const restMs = 300

/** Searches the list while typing; not in the middle of an input method's word. Ctrl+F stays the browser's. */
export function ListSearch({ value, onValue }: ListSearchProps) {
  const [text, setText] = useState(value)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => setText(value), [value])
  useEffect(() => () => clearTimeout(timer.current), [])

  const settle = (typed: string): void => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => onValue(typed.trim()), restMs)
  }
  return (
    <div class="list-search">
      <Icon name="search" />
      <input
        class="input"
        type="search"
        aria-label="在列表中搜索"
        placeholder="编码、坐落、主体、企业、信用代码"
        title="列表很长，浏览器的查找只找得到已显示的行，请用这里搜索"
        maxLength={100}
        value={text}
        onInput={(event) => {
          setText(event.currentTarget.value)
          if (!event.isComposing) settle(event.currentTarget.value)
        }}
        onCompositionEnd={(event) => settle(event.currentTarget.value)}
      />
    </div>
  )
}
