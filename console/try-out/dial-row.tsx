import { useId } from 'preact/hooks'
import { weightText } from '#core/scoring/figure-text.ts'

export interface DialRowProps {
  readonly label: string
  readonly unit: string
  readonly value: number
  /** Where it stood before the try-out. */
  readonly before: number
  readonly most: number
  /** One press of an arrow; PageUp and PageDown move five. */
  readonly step: number
  /** While dragging or typing. */
  readonly onValue: (value: number) => void
  /** Dragging or typing has ended. */
  readonly onSettled: () => void
}

/** A slider and its number, which are one value. */
export function DialRow({ label, unit, value, before, most, step, onValue, onSettled }: DialRowProps) {
  const id = useId()
  const isMoved = value !== before
  const set = (text: string): void => {
    const typed = Number(text)
    if (text.trim() !== '' && Number.isFinite(typed) && typed >= 0) onValue(typed)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = { PageUp: 5, PageDown: -5 }[event.key]
    if (by === undefined) return
    event.preventDefault()
    onValue(Math.min(most, Math.max(0, value + by * step)))
    onSettled()
  }
  return (
    <div class={isMoved ? 'dial-row is-moved' : 'dial-row'}>
      <label class="dial-label" for={id}>
        {label}
      </label>
      <input
        class="dial-range"
        type="range"
        aria-label={`${label} 滑块`}
        min={0}
        max={most}
        step={step}
        value={Math.min(most, value)}
        onInput={(event) => set(event.currentTarget.value)}
        onChange={onSettled}
        onKeyDown={onKeyDown}
      />
      <input
        id={id}
        class="input dial-number"
        type="number"
        inputMode="decimal"
        min={0}
        step="any"
        value={value}
        onInput={(event) => set(event.currentTarget.value)}
        onChange={onSettled}
        onKeyDown={onKeyDown}
      />
      <span class="cap dial-unit nb">
        {unit}
        {isMoved && <span>{`原 ${weightText(before)}`}</span>}
      </span>
    </div>
  )
}
