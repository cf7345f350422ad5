import { countsInWords, type LevelCounts } from '#ui/finding-groups.ts'
import { count } from '#ui/number.ts'
import type { Tab } from '../app/state.ts'

const tabs: readonly { readonly id: Tab; readonly name: string }[] = [
  { id: 'fill', name: '填报' },
  { id: 'check', name: '校验' },
  { id: 'score', name: '评分' },
  { id: 'sync', name: '同步' },
]

export interface TabBarProps {
  readonly tab: Tab
  readonly counts: LevelCounts
  readonly onTab: (tab: Tab) => void
}

/** The four questions. ← → walk the tabs; the counter of 校验 says how much waits. */
export function TabBar({ tab, counts, onTab }: TabBarProps) {
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
    if (step === undefined) return
    event.preventDefault()
    const index = tabs.findIndex((one) => one.id === tab)
    const next = tabs[(index + step + tabs.length) % tabs.length]
    if (next === undefined) return
    onTab(next.id)
    document.getElementById(`tab-${next.id}`)?.focus()
  }
  return (
    <div class="tabs" role="tablist" aria-label="步骤">
      {tabs.map(({ id, name }) => (
        <button
          key={id}
          id={`tab-${id}`}
          type="button"
          class="tab"
          role="tab"
          aria-selected={id === tab}
          aria-controls="tab-panel"
          aria-label={id === 'check' ? `校验，${countsInWords(counts)}` : name}
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
