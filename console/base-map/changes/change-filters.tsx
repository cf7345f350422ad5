import { fieldsOfKind } from '#core/base-map/fields.ts'
import type { SourceKind } from '#core/base-map/source-kind.ts'
import { isBaseSource } from '#core/base-map/source-kind.ts'
import { Choice } from '../../list/choice.tsx'
import { TownChoice } from '../../list/town-choice.tsx'
import { TypedFilter } from '../../list/typed-filter.tsx'
import { type ChangeView, isNarrowed } from './change-view.ts'

export interface ChangeFiltersProps {
  readonly kind: SourceKind
  readonly view: ChangeView
  readonly onView: (view: ChangeView) => void
}

const areaNames = { differs: '算得的与登记的不符', none: '没有边界' } as const

/** What narrows the lines of a comparison. */
export function ChangeFilters({ kind, view, onView }: ChangeFiltersProps) {
  return (
    <div class="list-tools no-print">
      <TypedFilter
        label="搜索差异"
        placeholder="编码、名称、单元号、证号"
        value={view.q}
        onValue={(q) => onView({ ...view, q })}
      />
      <TownChoice value={view.town} onValue={(town) => onView({ ...view, town })} />
      {view.kind === 'changed' && (
        <Choice
          label="变更的字段"
          value={view.field}
          choices={Object.entries(fieldsOfKind(kind)).map(([key, { label }]) => [key, label])}
          onValue={(field) => onView({ ...view, field })}
        />
      )}
      {isBaseSource(kind) && (
        <Choice
          label="边界和面积"
          value={view.area ?? ''}
          choices={Object.entries(areaNames)}
          onValue={(area) => onView({ ...view, area: area === 'differs' || area === 'none' ? area : null })}
        />
      )}
      {isNarrowed(view) && (
        <button
          type="button"
          class="link"
          onClick={() => onView({ kind: view.kind, town: '', field: '', area: null, q: '' })}
        >
          清除筛选
        </button>
      )}
    </div>
  )
}
