import './check-pane.css'
import { useState } from 'preact/hooks'
import type { FindingLevel } from '#core/form/field-finding.ts'
import { type FindingGrouping, groupingNames, matchesSearch } from '#ui/finding-groups.ts'
import { FindingList } from '#ui/finding-list.tsx'
import { Icon } from '#ui/icon.tsx'
import { count, decimal } from '#ui/number.ts'
import { Progress } from '#ui/progress.tsx'
import { useDelayed } from '#ui/use-delayed.ts'
import { type FindingsState, notChecked, type PlacedFinding } from '../app/findings.ts'
import { nextFinding } from '../base/next-finding.ts'
import { useStore } from '../base/store.ts'
import { CleanCard } from './clean-card.tsx'
import { ExplainedList } from './explained-list.tsx'
import { Foot } from './foot.tsx'
import { LevelCountsBar } from './level-counts-bar.tsx'
import type { PaneProps } from './pane-body.tsx'
import { useKeptFocus } from './use-kept-focus.ts'

/** 校验: what is wrong, why, and a way to the cell. */
export function CheckPane({ app, work: { document, checking } }: PaneProps) {
  const findings = useStore(checking.store, (state) => state)
  const [grouping, setGrouping] = useState<FindingGrouping>('parcel')
  const [level, setLevel] = useState<FindingLevel | null>(null)
  const [search, setSearch] = useState('')
  const isSlow = useDelayed(findings.running !== null, 300)
  const content = useKeptFocus()

  // The filled button is the next act: on to the score, or to check again.
  const isClean = findings.counts.error === 0 && findings.checkedAt !== null
  const shown = findings.items.filter((item) => (level === null || item.level === level) && matchesSearch(item, search))
  const setCurrent = (current: string | null): void => checking.store.patch({ current })
  const locate = (item: { readonly id: string }): void => {
    const found = findings.items.find((one) => one.id === item.id)
    if (found !== undefined) document.host.select(found, true).catch(app.onDefect)
  }
  const step = (by: 1 | -1): void => {
    const next = nextFinding(shown, grouping, findings.current, by)
    if (next === null) return
    setCurrent(next.id)
    document.host.select(next, false).catch(app.onDefect)
  }
  const explain = (item: { readonly id: string }, text: string): void => {
    const found = findings.items.find((one) => one.id === item.id)
    const after = nextFinding(shown, grouping, item.id, 1)
    if (found !== undefined) checking.explain(found, text).catch(app.onDefect)
    setCurrent(after === null || after.id === item.id ? null : after.id)
  }
  return (
    <>
      <div class="pane-content" ref={content}>
        {findings.running !== null && isSlow && (
          <Progress
            title={findings.running.what === 'reading' ? '正在读取工作表' : '正在校验'}
            done={findings.running.done}
            total={findings.running.total}
            unit="行"
            onCancel={checking.cancel}
          />
        )}
        {findings.note !== null && <p class="banner">{findings.note}</p>}
        {findings.checkedAt !== null && <LevelCountsBar counts={findings.counts} level={level} onLevel={setLevel} />}
        {isClean && (
          <CleanCard
            counts={findings.counts}
            onWarnings={() => setLevel('warning')}
            onScore={() => app.goTo('score')}
          />
        )}
        {findings.items.length > 0 && (
          <>
            <div class="finding-tools">
              <select
                class="select"
                aria-label="分组"
                value={grouping}
                onChange={(event) => setGrouping(event.currentTarget.value as FindingGrouping)}
              >
                {Object.entries(groupingNames).map(([value, name]) => (
                  <option key={value} value={value}>
                    {name}
                  </option>
                ))}
              </select>
              <input
                class="input"
                type="search"
                aria-label="搜索地块、企业、字段"
                placeholder="搜索地块、企业、字段"
                value={search}
                onInput={(event) => setSearch(event.currentTarget.value)}
              />
            </div>
            {shown.length === 0 ? (
              <Nothing onReset={() => reset(setSearch, setLevel)} />
            ) : (
              <FindingList
                items={shown}
                grouping={grouping}
                label="发现"
                current={findings.current}
                onCurrent={setCurrent}
                onLocate={locate}
                onReason={explain}
              />
            )}
          </>
        )}
        {findings.unmarked > 0 && (
          <p class="cap">
            {`每张工作表标记前 2,000 格，另有 ${count(findings.unmarked)} 格只在此处列出。改正后重新校验，依次标记。`}
          </p>
        )}
        <ExplainedList
          items={findings.explained}
          onWithdraw={(item: PlacedFinding) => {
            checking.withdraw(item).catch(app.onDefect)
          }}
        />
      </div>
      <Foot text={lastRun(findings)}>
        <button
          type="button"
          class="btn btn-icon"
          aria-label="上一项"
          title="上一项（Shift+F8）"
          onClick={() => step(-1)}
        >
          <Icon name="arrow-up" />
        </button>
        <button type="button" class="btn btn-icon" aria-label="下一项" title="下一项（F8）" onClick={() => step(1)}>
          <Icon name="arrow-down" />
        </button>
        <button
          type="button"
          class={`${isClean ? 'btn' : 'btn btn-fill'}${findings.running === null ? '' : ' is-busy'}`}
          onClick={() => {
            checking.recheck().catch(app.onDefect)
          }}
        >
          重新校验
        </button>
      </Foot>
    </>
  )
}

function reset(setSearch: (search: string) => void, setLevel: (level: FindingLevel | null) => void): void {
  setSearch('')
  setLevel(null)
}

function Nothing({ onReset }: { onReset: () => void }) {
  return (
    <div class="card empty">
      <p>没有符合条件的发现。</p>
      <button type="button" class="link" onClick={onReset}>
        清除条件
      </button>
    </div>
  )
}

function lastRun({ checkedAt, rows, seconds }: FindingsState): string {
  if (checkedAt === null) return notChecked
  const duration = seconds < 0.05 ? '' : `，${decimal(seconds, 1)} 秒`
  return `${checkedAt} 已校验 ${count(rows)} 行${duration}`
}
