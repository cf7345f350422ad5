import { useState } from 'preact/hooks'
import type { BaseConflict, BaseImport } from '#core/api/base-map-shapes.ts'
import { conflictTypeNames, conflictTypes } from '#core/base-map/conflict-type.ts'
import { count } from '#ui/number.ts'
import { useCountedRows } from '../../list/counted-rows.ts'
import { ListShapes } from '../../list/list-shapes.tsx'
import { MoreRows } from '../../list/more-rows.tsx'
import { readRows } from '../../list/read-rows.ts'
import { TypedFilter } from '../../list/typed-filter.tsx'
import { FailureNotice } from '../../notice/failure-notice.tsx'
import { navigate, usePlace } from '../../route/place.ts'
import { useSession } from '../../session/session.ts'
import { BaseConflictCard, type Decided } from './base-conflict-card.tsx'
import {
  type BaseConflictView,
  baseConflictFilter,
  baseConflictsAddress,
  decisionStateNames,
  decisionStates,
  openOnes,
  parseBaseConflictView,
} from './conflict-view.ts'
import { DecideAll } from './decide-all.tsx'

export interface ConflictsTabProps {
  readonly present: BaseImport
  readonly mayDecide: boolean
  readonly onImport: (present: BaseImport) => void
}

type Own = ReadonlyMap<string, Decided | null>
const none: Own = new Map()

/** 冲突: what sources and records contradict each other in, decided one by one or all alike, until the application. */
export function ConflictsTab({ present, mayDecide, onImport }: ConflictsTabProps) {
  const { call } = useSession()
  const { query } = usePlace()
  const { id, kind, comparison, counts } = present
  const view = parseBaseConflictView(query)
  const filter = baseConflictFilter(view)
  const [round, setRound] = useState(0)
  const question = `${id} ${comparison} ${round} ${JSON.stringify(filter)}`
  const { source, amount } = useCountedRows(question, (cursor, signal) =>
    call('baseConflicts', { params: { id }, query: { ...filter, limit: 50, cursor } }, signal),
  )
  // What is decided stays in its place, with its outcome, until the list begins anew.
  const [own, setOwn] = useState({ question, decisions: none })
  const decisions = own.question === question ? own.decisions : none
  const decide = async (conflict: string, choice: string | null): Promise<void> => {
    const answer = await call('decideBaseConflicts', { params: { id }, body: { items: [{ id: conflict, choice }] } })
    const decided = choice === null ? null : { choice, isOwn: true as const }
    setOwn({ question, decisions: new Map(decisions).set(conflict, decided) })
    onImport(answer.import)
  }
  const setView = (next: BaseConflictView): void => navigate(baseConflictsAddress(id, next), { replace: true })
  const conflicts = readRows(source)
  return (
    <>
      <fieldset class="base-kind-switch no-print">
        <legend class="vh">哪一类冲突</legend>
        <button
          type="button"
          class="chip"
          aria-pressed={view.type === null}
          onClick={() => setView({ ...view, type: null, field: '' })}
        >
          全部类型
        </button>
        {conflictTypes.map((type) => {
          const { open = 0, decided = 0 } = counts?.conflicts[type] ?? {}
          return open + decided === 0 ? null : (
            <button
              key={type}
              type="button"
              class="chip"
              aria-pressed={view.type === type}
              onClick={() => setView({ ...view, type, field: '' })}
            >
              {`${conflictTypeNames[type]} ${count(open)} / ${count(open + decided)}`}
              <span class="vh">项待处理</span>
            </button>
          )
        })}
      </fieldset>
      <div class="list-tools no-print">
        <TypedFilter
          label="搜索冲突"
          placeholder="编码、名称"
          value={view.q}
          onValue={(q) => setView({ ...view, q })}
        />
        <fieldset class="switch">
          <legend class="vh">处理状态</legend>
          {decisionStates.map((state) => (
            <button
              key={state}
              type="button"
              aria-pressed={state === view.state}
              onClick={() => setView({ ...view, state })}
            >
              {decisionStateNames[state]}
            </button>
          ))}
        </fieldset>
      </div>
      {mayDecide && view.type !== null && (
        <DecideAll
          key={view.type}
          present={present}
          view={{ ...view, type: view.type }}
          onDone={(next) => {
            onImport(next)
            setRound(round + 1)
          }}
        />
      )}
      {source.failure !== null && <FailureNotice failure={source.failure} onRetry={source.askAgain} />}
      {conflicts === null && source.failure === null && <ListShapes label="冲突" />}
      {conflicts?.length === 0 && <NoConflicts view={view} onView={setView} />}
      <div class={source.isStale ? 'conflict-list is-stale' : 'conflict-list'} aria-busy={source.isStale}>
        {(conflicts ?? []).map((conflict) => (
          <BaseConflictCard
            key={conflict.id}
            kind={kind}
            conflict={conflict}
            decided={decidedOf(conflict, decisions)}
            mayDecide={mayDecide}
            onDecide={(choice) => decide(conflict.id, choice)}
          />
        ))}
      </div>
      <MoreRows source={source} unit="项" of={amount} />
    </>
  )
}

function decidedOf({ id, decided }: BaseConflict, decisions: Own): Decided | null {
  const here = decisions.get(id)
  return here === undefined ? decided : here
}

interface NoConflictsProps {
  readonly view: BaseConflictView
  readonly onView: (view: BaseConflictView) => void
}

function NoConflicts({ view, onView }: NoConflictsProps) {
  const isNarrowed = view.type !== null || view.field !== '' || view.q !== ''
  return (
    <div class="card">
      <div class="empty">
        <h2>{view.state === 'all' ? '没有冲突' : `没有${decisionStateNames[view.state]}的冲突`}</h2>
        <p>来源之间数值不同、对应不明确、记录重复或地块不在新文件中时，会列在这里。</p>
        {(isNarrowed || view.state === 'open') && (
          <button type="button" class="btn" onClick={() => onView({ ...openOnes, state: 'all' })}>
            查看全部
          </button>
        )}
      </div>
    </div>
  )
}
