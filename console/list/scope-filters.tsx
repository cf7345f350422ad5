import { everywhere, type ScopeView, scopeWords } from './scope-view.ts'
import { TownChoice } from './town-choice.tsx'
import { TypedFilter } from './typed-filter.tsx'

export interface ScopeFiltersProps {
  readonly scope: ScopeView
  readonly onScope: (scope: ScopeView) => void
}

/** 街镇 and 地块 of a list. Who works for one 街镇 or one firm is not asked which. */
export function ScopeFilters({ scope, onScope }: ScopeFiltersProps) {
  return (
    <>
      <TownChoice value={scope.town} onValue={(town) => onScope({ ...scope, town })} />
      <TypedFilter
        label="地块编码"
        placeholder="地块编码"
        value={scope.parcel}
        onValue={(parcel) => onScope({ ...scope, parcel })}
      />
      {scopeWords(scope) !== '' && (
        <button type="button" class="link" onClick={() => onScope(everywhere)}>
          清除筛选
        </button>
      )}
    </>
  )
}
