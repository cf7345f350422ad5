import { disposalStateNamed, disposalStateNames, disposalStates } from '#core/disposal/state.ts'
import { disposalPathNamed, disposalPaths } from '#core/vocabulary/disposal-path.ts'
import { townName } from '#core/vocabulary/district.ts'
import { Choice } from '../../list/choice.tsx'
import { TownChoice } from '../../list/town-choice.tsx'
import { TypedFilter } from '../../list/typed-filter.tsx'
import { useSession } from '../../session/session.ts'
import { allPlans, type DisposalView, isNarrowed, onlyNamed, onlyNames } from '../disposal-view.ts'

export interface PlanFiltersProps {
  readonly view: DisposalView
  readonly onView: (view: DisposalView) => void
  /** Years that plans name. */
  readonly years: readonly number[]
}

const onlyChoices = Object.entries(onlyNames)

/** What narrows the plans. */
export function PlanFilters({ view, onView, years }: PlanFiltersProps) {
  const { today } = useSession()
  const shownYears = years.length > 0 ? years : [Number(today.slice(0, 4)), Number(today.slice(0, 4)) + 1]
  return (
    <div class="list-tools disposal-filters no-print">
      <TypedFilter
        label="搜索方案"
        placeholder="地块编码、名称、用地主体"
        value={view.q}
        onValue={(q) => onView({ ...view, q })}
      />
      <Choice
        label="办理"
        value={view.only ?? ''}
        choices={onlyChoices.map(([key, name]) => [key, name])}
        onValue={(value) => onView({ ...view, only: onlyNamed(value) })}
      />
      <TownChoice value={view.town} onValue={(town) => onView({ ...view, town })} />
      <Choice
        label="路径"
        value={view.path ?? ''}
        choices={disposalPaths.map((path) => [path, path])}
        onValue={(value) => onView({ ...view, path: disposalPathNamed(value) })}
      />
      <Choice
        label="状态"
        value={view.state ?? ''}
        choices={disposalStates.map((state) => [state, disposalStateNames[state]])}
        onValue={(value) => onView({ ...view, state: disposalStateNamed(value) })}
      />
      <Choice
        label="计划年度"
        value={view.year}
        choices={shownYears.map((year) => [String(year), `${year}年`])}
        onValue={(year) => onView({ ...view, year })}
      />
      <label class="tick">
        <input type="checkbox" checked={view.soe} onChange={() => onView({ ...view, soe: !view.soe })} />
        只看国企
      </label>
      {isNarrowed(view) && (
        <button type="button" class="link" onClick={() => onView({ ...allPlans, tab: view.tab })}>
          清除筛选
        </button>
      )}
    </div>
  )
}

/** The conditions in words, for paper: 新桥镇、收储、节点逾期; '' without one. */
export function conditionText({ q, town, path, state, year, only, soe }: DisposalView): string {
  return [
    town === '' ? '' : (townName(town) ?? town),
    path ?? '',
    state === null ? '' : disposalStateNames[state],
    year === '' ? '' : `计划${year}年完成`,
    only === null ? '' : onlyNames[only],
    soe ? '国企' : '',
    q === '' ? '' : `“${q}”`,
  ]
    .filter((part) => part !== '')
    .join('、')
}
