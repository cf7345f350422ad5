import { applicationFormId } from '#core/forms/workbook-form-id.ts'
import type { LevelCounts } from '#ui/finding-groups.ts'
import { count } from '#ui/number.ts'
import { type AnyRegion, isOfAssessment } from '#workbook/any-form.ts'
import type { Tab } from '../app/state.ts'

export interface TabName {
  readonly id: Tab
  readonly name: string
}

const tabs: readonly TabName[] = [
  { id: 'fill', name: '填报' },
  { id: 'check', name: '校验' },
  { id: 'score', name: '评分' },
  { id: 'sync', name: '同步' },
]
const filing = { id: 'filing', name: '优质项目' } as const

/** Tabs of a workbook by the forms it holds: what has nothing to work on is left out. */
export function tabsOf(regions: readonly AnyRegion[]): readonly TabName[] {
  if (!regions.some(({ form }) => form === applicationFormId)) return tabs
  return regions.some(isOfAssessment) ? [...tabs, filing] : [filing]
}

export interface TabBarProps {
  readonly tabs: readonly TabName[]
  readonly tab: Tab
  readonly counts: LevelCounts
  /** What the last check found, for whoever does not see the counter. */
  readonly result: string
  readonly onTab: (tab: Tab) => void
}

/** The questions of the workbook. ← → walk the tabs; the counter of 校验 says how much waits. */
export function TabBar({ tabs: shown, tab, counts, result, onTab }: TabBarProps) {
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
    if (step === undefined) return
    event.preventDefault()
    const index = shown.findIndex((one) => one.id === tab)
    const next = shown[(index + step + shown.length) % shown.length]
    if (next === undefined) return
    onTab(next.id)
    document.getElementById(`tab-${next.id}`)?.focus()
  }
  return (
    <div class={shown.length > 4 ? 'tabs tabs-5' : 'tabs'} role="tablist" aria-label="步骤">
      {shown.map(({ id, name }) => (
        <button
          key={id}
          id={`tab-${id}`}
          type="button"
          class="tab"
          role="tab"
          aria-selected={id === tab}
          aria-controls="tab-panel"
          aria-label={id === 'check' ? `校验，${result}` : name}
          tabIndex={id === tab ? 0 : -1}
          onClick={() => onTab(id)}
          onKeyDown={onKeyDown}
        >
          {name}
          {id === 'check' && <Counter counts={counts} />}
        </button>
      ))}
    </div>
  )
}

function Counter({ counts }: { counts: LevelCounts }) {
  if (counts.error > 0) return <span class="counter counter-err">{count(counts.error)}</span>
  return counts.warning > 0 ? <span class="counter counter-warn">{count(counts.warning)}</span> : null
}
