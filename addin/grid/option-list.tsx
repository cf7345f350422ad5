import { useEffect, useRef } from 'preact/hooks'

export interface OptionListProps {
  readonly labels: readonly string[]
  /** Index of the highlighted one, -1 none. */
  readonly current: number
  readonly onPick: (label: string) => void
}

/** The choices of a cell below it; the focus stays in the cell. */
export function OptionList({ labels, current, onPick }: OptionListProps) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [current])
  return (
    <div class="menu cell-options" id="cell-options" role="listbox" aria-label="可选项" ref={list} tabIndex={-1}>
      {labels.map((label, index) => (
        <div
          key={label}
          id={`option-${index}`}
          class="cell-option"
          role="option"
          aria-selected={index === current}
          tabIndex={-1}
          // Before the input loses the focus and with it the cell.
          onMouseDown={(event) => {
            event.preventDefault()
            onPick(label)
          }}
        >
          {label}
        </div>
      ))}
    </div>
  )
}
