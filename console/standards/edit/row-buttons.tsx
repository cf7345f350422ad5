import { Icon } from '#ui/icon.tsx'

export interface RowButtonsProps {
  /** What the row is, read aloud after the act: 第 2 档. */
  readonly of: string
  readonly isFirst: boolean
  readonly isLast: boolean
  readonly onMove: (by: -1 | 1) => void
  /** Null where the row may not go: the last of a list that needs one. Absent: it goes another way. */
  readonly onRemove?: (() => void) | null
}

/** Up, down, away: of one row of a list whose order counts. */
export function RowButtons({ of, isFirst, isLast, onMove, onRemove }: RowButtonsProps) {
  return (
    <span class="std-row-buttons">
      <button type="button" class="btn btn-s btn-icon" disabled={isFirst} onClick={() => onMove(-1)}>
        <Icon name="arrow-up" label={`上移 ${of}`} />
      </button>
      <button type="button" class="btn btn-s btn-icon" disabled={isLast} onClick={() => onMove(1)}>
        <Icon name="arrow-down" label={`下移 ${of}`} />
      </button>
      {onRemove !== undefined && (
        <button type="button" class="btn btn-s btn-icon" disabled={onRemove === null} onClick={() => onRemove?.()}>
          <Icon name="close" label={`删除 ${of}`} />
        </button>
      )}
    </span>
  )
}
