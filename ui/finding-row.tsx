import { useEffect, useRef, useState } from 'preact/hooks'
import type { FindingItem } from './finding-groups.ts'
import { ReasonForm } from './reason-form.tsx'
import { SeverityIcon } from './severity.tsx'
import { Unparted } from './unparted.tsx'

export interface FindingRowProps {
  readonly item: FindingItem
  /** Unfolded: the acts and the reason stand below. One at a time. */
  readonly open: boolean
  readonly onOpen: (open: boolean) => void
  readonly onLocate?: ((item: FindingItem) => void) | undefined
  readonly onReason?: ((item: FindingItem, reason: string) => void) | undefined
  readonly onStep: (step: 1 | -1) => void
}

/** A finding: where, why, what to do; unfolds on focus. Enter locates, Space folds, Alt+↓ goes to the reason. */
export function FindingRow({ item, open, onOpen, onLocate, onReason, onStep }: FindingRowProps) {
  const reason = useRef<HTMLTextAreaElement | null>(null)
  const [clauseShown, setClauseShown] = useState(false)
  useEffect(() => {
    if (!open) setClauseShown(false)
  }, [open])

  const asksReason = item.level === 'warning' && item.reason === null && onReason !== undefined
  const acts: Readonly<Record<string, () => void>> = {
    Enter: () => onLocate?.(item),
    ' ': () => onOpen(!open),
    ArrowDown: () => onStep(1),
    ArrowUp: () => onStep(-1),
    'Alt+ArrowDown': () => {
      onOpen(true)
      if (reason.current === null) requestAnimationFrame(() => reason.current?.focus())
      else reason.current.focus()
    },
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const act = acts[event.altKey ? `Alt+${event.key}` : event.key]
    if (act === undefined || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    act()
  }
  return (
    <fieldset
      class={open ? 'finding is-open' : 'finding'}
      aria-label={item.where}
      onKeyDown={foldOnEscape(open, onOpen)}
    >
      <button
        type="button"
        class="finding-head"
        data-finding={item.id}
        aria-expanded={open}
        onFocus={() => onOpen(true)}
        onKeyDown={onKeyDown}
        onClick={() => onOpen(true)}
      >
        <SeverityIcon level={item.level} />
        <span class="finding-text">
          <span class="finding-where">
            <b>{item.where}</b>
            <span class="cap nb">{item.place}</span>
          </span>
          <span class="finding-why">
            <Unparted text={item.why} />
          </span>
          <span class="finding-what">
            <Unparted text={item.what} />
          </span>
          {item.reason !== null && (
            <span class="finding-reason">
              {`说明：${item.reason.text}`}
              <span class="cap">{`　${item.reason.by}　${item.reason.at}`}</span>
            </span>
          )}
        </span>
      </button>
      {open && (
        <div class="finding-acts">
          <div class="finding-links">
            {onLocate !== undefined && (
              <button type="button" class="link" onClick={() => onLocate(item)}>
                定位到单元格
              </button>
            )}
            <button type="button" class="link" aria-expanded={clauseShown} onClick={() => setClauseShown(!clauseShown)}>
              查看依据
            </button>
          </div>
          {clauseShown && <p class="cap">{`${item.code}　依据：${item.clause}`}</p>}
          {asksReason && (
            <ReasonForm
              onSave={(text) => onReason(item, text)}
              inputRef={(element) => {
                reason.current = element
              }}
            />
          )}
        </div>
      )}
    </fieldset>
  )
}

/** Esc inside the unfolded finding folds it and goes back to its head. */
function foldOnEscape(open: boolean, onOpen: (open: boolean) => void) {
  return (event: KeyboardEvent & { currentTarget: HTMLElement }): void => {
    if (event.key !== 'Escape' || !open || event.isComposing) return
    event.stopPropagation()
    event.currentTarget.querySelector<HTMLElement>('.finding-head')?.focus()
    onOpen(false)
  }
}
