import { formatValue } from '#core/form/format.ts'
import { SeverityIcon } from '#ui/severity.tsx'
import { useStore } from '../base/store.ts'
import type { FileHost } from '../host/file.ts'
import { placeKey } from '../host/host.ts'
import { editRefusal } from '../host/lock.ts'
import { derivedText } from './derived-text.ts'
import { fieldAt, type GridModel, placeAt, type Spot } from './grid-model.ts'

export interface CellBarProps {
  readonly host: FileHost
  readonly grid: GridModel
  readonly spot: Spot
  /** What just could not be done, in place of the hint. */
  readonly notice: string | null
}

/** The active cell in words above the grid: what it is, all of its text, how to fill it, what was found in it. */
export function CellBar({ host, grid, spot, notice }: CellBarProps) {
  const marks = useStore(host.view, (view) => view.marks)
  const place = placeAt(grid, spot)
  const field = fieldAt(grid, spot)
  if (place === null || field === null) return <div class="cell-bar" />
  const row = host.model.row(place.row)
  const mark = marks.get(placeKey(place))
  const locked = row === null ? null : editRefusal(host.model, row, place.field)
  const text =
    field.kind === 'calculated' ? derivedText(host.model, place) : formatValue(field, host.model.value(place))
  return (
    <div class="cell-bar" id="cell-bar">
      <span class="cell-bar-name">
        {field.label}
        {'unit' in field && field.unit !== '' && <span class="cap">{`（${field.unit}）`}</span>}
      </span>
      <span class={host.model.value(place) === null ? 'cell-bar-value is-blank' : 'cell-bar-value'}>{text}</span>
      {notice !== null && (
        <span class="cell-bar-hint is-notice" role="status">
          {notice}
        </span>
      )}
      {notice === null && (
        <span class="cell-bar-hint">
          {mark !== undefined && <SeverityIcon level={mark.level} size={14} silent />}
          {mark?.text ?? locked ?? field.hint}
        </span>
      )}
    </div>
  )
}
