import { Icon } from '#ui/icon.tsx'
import type { FilterWords } from './filter-words.ts'
import { emptyView, type ParcelView } from './parcel-view.ts'

export interface FilterChipsProps {
  readonly words: readonly FilterWords[]
  readonly view: ParcelView
  readonly onView: (view: ParcelView) => void
}

/** The conditions in force; each chip takes its own away, the last word all of them. */
export function FilterChips({ words, view, onView }: FilterChipsProps) {
  if (words.length === 0) return null
  return (
    <div class="row filter-chips">
      {words.map(({ key, text, without }) => (
        <button key={key} type="button" class="chip" aria-pressed onClick={() => onView(without)}>
          {text}
          <Icon name="close" size={12} label="去掉" />
        </button>
      ))}
      <button type="button" class="link" onClick={() => onView({ ...emptyView, sort: view.sort, cols: view.cols })}>
        清除筛选
      </button>
    </div>
  )
}
