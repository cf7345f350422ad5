import { ColumnChooser } from './column-chooser.tsx'
import { FilterPanel } from './filter-panel.tsx'
import { ListSearch } from './list-search.tsx'
import type { ParcelView } from './parcel-view.ts'

export interface ListToolsProps {
  readonly view: ParcelView
  readonly onView: (view: ParcelView) => void
  readonly onSearch: (text: string) => void
  readonly shown: readonly string[]
  readonly onShown: (keys: readonly string[] | null) => void
  readonly onUsualWidths: () => void
  readonly isDense: boolean
  readonly onDense: (isDense: boolean) => void
}

/** Search, filters, columns, density, in the order of their use. */
export function ListTools(props: ListToolsProps) {
  const { view, onView, isDense, onDense } = props
  return (
    <div class="list-tools no-print">
      <ListSearch value={view.q} onValue={props.onSearch} />
      <FilterPanel view={view} onView={onView} />
      <ColumnChooser shown={props.shown} onShown={props.onShown} onUsualWidths={props.onUsualWidths} />
      <fieldset class="switch">
        <legend class="vh">行高</legend>
        <button type="button" aria-pressed={isDense} onClick={() => onDense(true)}>
          密
        </button>
        <button type="button" aria-pressed={!isDense} onClick={() => onDense(false)}>
          疏
        </button>
      </fieldset>
    </div>
  )
}
