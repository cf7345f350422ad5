import { filingStateNames, filingStates, passedStates } from '#core/filing/state.ts'
import { TownChoice } from '../../list/town-choice.tsx'
import { TypedFilter } from '../../list/typed-filter.tsx'
import { allFilings, type FilingsView, isNarrowed } from '../filings-view.ts'

export interface FilingFiltersProps {
  readonly view: FilingsView
  readonly onView: (view: FilingsView) => void
  /** State and due are of the list; the board has its columns. */
  readonly isList: boolean
}

const dueNames = { near: '剩 3 个工作日以内', overdue: '已逾期' } as const

/** What narrows the filings: words, town, and in the list state and due. */
export function FilingFilters({ view, onView, isList }: FilingFiltersProps) {
  const { states, due } = view
  const several = states.map((state) => filingStateNames[state]).join('、')
  return (
    <div class="list-tools no-print">
      <TypedFilter
        label="搜索项目"
        placeholder="编号、项目、单位、信用代码"
        value={view.q}
        onValue={(q) => onView({ ...view, q })}
      />
      <TownChoice value={view.town} onValue={(town) => onView({ ...view, town })} />
      {isList && (
        <>
          <select
            class="select"
            aria-label="状态"
            value={states.join(',')}
            onChange={({ currentTarget: { value } }) => {
              onView({ ...view, states: filingStates.filter((state) => state === value) })
            }}
          >
            <option value="">状态：全部</option>
            {states.length > 1 && <option value={states.join(',')}>{several}</option>}
            {filingStates
              .filter((state) => !passedStates.includes(state))
              .map((state) => (
                <option key={state} value={state}>
                  {filingStateNames[state]}
                </option>
              ))}
          </select>
          <select
            class="select"
            aria-label="时限"
            value={due ?? ''}
            onChange={({ currentTarget: { value } }) => {
              onView({ ...view, due: value === 'near' || value === 'overdue' ? value : null })
            }}
          >
            <option value="">时限：全部</option>
            <option value="near">{dueNames.near}</option>
            <option value="overdue">{dueNames.overdue}</option>
          </select>
        </>
      )}
      {isNarrowed(view) && (
        <button type="button" class="link" onClick={() => onView({ ...allFilings, view: view.view })}>
          清除筛选
        </button>
      )}
    </div>
  )
}
