import { useEffect, useState } from 'preact/hooks'

export interface TypedFilterProps {
  readonly label: string
  readonly placeholder: string
  readonly value: string
  readonly onValue: (value: string) => void
}

/** A condition that is typed. Asks when the text is finished (Enter, or the field is left), not at every letter. */
export function TypedFilter({ label, placeholder, value, onValue }: TypedFilterProps) {
  const [text, setText] = useState(value)
  useEffect(() => setText(value), [value])
  const settle = (): void => {
    if (text.trim() !== value) onValue(text.trim())
  }
  return (
    <input
      class="input"
      type="search"
      aria-label={label}
      placeholder={placeholder}
      maxLength={100}
      value={text}
      onInput={(event) => setText(event.currentTarget.value)}
      onBlur={settle}
      onKeyDown={(event) => event.key === 'Enter' && !event.isComposing && settle()}
    />
  )
}
