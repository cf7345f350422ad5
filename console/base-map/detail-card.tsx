import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef } from 'preact/hooks'
import { Icon } from '#ui/icon.tsx'

export interface DetailCardProps {
  readonly title: string
  /** Its badge. */
  readonly beside: ComponentChildren
  readonly onClose: () => void
  readonly children: ComponentChildren
}

/** One line of a list in full, beside the list: its heading has the focus when it opens, Escape closes it. */
export function DetailCard({ title, beside, onClose, children }: DetailCardProps) {
  const id = useId()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <section class="card base-detail" aria-labelledby={id} onKeyDown={(event) => event.key === 'Escape' && onClose()}>
      <div class="card-head">
        <h2 id={id} tabIndex={-1} ref={heading}>
          {title}
        </h2>
        <span class="row">
          {beside}
          <button type="button" class="btn btn-icon btn-s" aria-label="关闭" onClick={onClose}>
            <Icon name="close" />
          </button>
        </span>
      </div>
      {children}
    </section>
  )
}
