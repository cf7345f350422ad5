import { towns } from '#core/vocabulary/district.ts'
import { useSession } from '../session/session.ts'
import { everywhere, type ScopeView, scopeWords } from './scope-view.ts'
import { TypedFilter } from './typed-filter.tsx'

export interface ScopeFiltersProps {
  readonly scope: ScopeView
  readonly onScope: (scope: ScopeView) => void
}

/** 街镇 and 地块 of a list. Who works for one 街镇 or one firm is not asked which. */
export function ScopeFilters({ scope, onScope }: ScopeFiltersProps) {
  const { account } = useSession()
  const isOneTown = account.role === 'town' || account.role === 'town-reviewer' || account.role === 'enterprise'
  return (
    <>
      {!isOneTown && (
        <select
          class="select"
          aria-label="街镇"
          value={scope.town}
          onChange={(event) => onScope({ ...scope, town: event.currentTarget.value })}
        >
          <option value="">街镇：全部</option>
          {towns.map((town) => (
            <option key={town.code} value={town.code}>
              {town.name}
            </option>
          ))}
        </select>
      )}
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
