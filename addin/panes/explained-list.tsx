import { useState } from 'preact/hooks'
import { Icon } from '#ui/icon.tsx'
import { count } from '#ui/number.ts'
import type { PlacedFinding } from '../app/findings.ts'

export interface ExplainedListProps {
  readonly items: readonly PlacedFinding[]
  readonly onWithdraw: (item: PlacedFinding) => void
}

const listed = 100

/** 已说明 (n): warnings with the reason that was given, folded at first. */
export function ExplainedList({ items, onWithdraw }: ExplainedListProps) {
  const [isOpen, setOpen] = useState(false)
  if (items.length === 0) return null
  return (
    <section class="card explained">
      <button type="button" class="finding-group" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <Icon name={isOpen ? 'chevron-down' : 'chevron-right'} size={12} />
        <b>{`已说明（${count(items.length)}）`}</b>
      </button>
      {isOpen && (
        <ul>
          {items.slice(0, listed).map((item) => (
            <li key={item.id} class="card-part explained-item">
              <p>
                <b>{item.where}</b>
                <span class="cap">{`　${item.parcelCode}　${item.place}`}</span>
              </p>
              <p class="sub">{item.why}</p>
              <p>{`说明：${item.reason?.text ?? ''}`}</p>
              <p class="cap">
                {`${item.reason?.by ?? ''}　${item.reason?.at ?? ''}　`}
                <button type="button" class="link" onClick={() => onWithdraw(item)}>
                  撤回说明
                </button>
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
