import { useState } from 'preact/hooks'
import type { BaseImport } from '#core/api/base-map-shapes.ts'
import { type ConflictType, conflictTypeNames } from '#core/base-map/conflict-type.ts'
import { baseSourceKinds, sourceKindNames } from '#core/base-map/source-kind.ts'
import { Icon } from '#ui/icon.tsx'
import { count } from '#ui/number.ts'
import { useOneAct } from '../../act/use-act.ts'
import { FailureNotice } from '../../notice/failure-notice.tsx'
import { useSession } from '../../session/session.ts'
import { labelOf } from '../field-words.ts'
import type { BaseConflictView } from './conflict-view.ts'

export interface DecideAllProps {
  readonly present: BaseImport
  readonly view: BaseConflictView & { readonly type: ConflictType }
  /** After something changed: the list begins anew. */
  readonly onDone: (present: BaseImport) => void
}

/** The proposal of each, where it has one. */
const asProposed = 'proposed'

interface Order {
  readonly verb: string
  readonly choice: string | null
}

/** All alike: the conflicts of one type, of one field where chosen, decided at once after the count was said; taken back as easily. */
export function DecideAll({ present, view, onDone }: DecideAllProps) {
  const { call } = useSession()
  const act = useOneAct()
  const [order, setOrder] = useState<Order | null>(null)
  const [done, setDone] = useState<string | null>(null)
  const { type, field } = view
  const { open = 0, decided = 0 } = present.counts?.conflicts[type] ?? {}
  const scope = `${conflictTypeNames[type]}${field === '' ? '' : `，${labelOf(present.kind, field)}`}`
  const run = ({ verb, choice }: Order): void => {
    void act.run(async () => {
      const body = { all: type, choice, ...(field === '' ? {} : { field }) }
      const answer = await call('decideBaseConflicts', { params: { id: present.id }, body })
      setOrder(null)
      setDone(`${verb}：${count(answer.changed)} 项`)
      onDone(answer.import)
    })
  }
  const orders: readonly Order[] = [
    ...(type === 'duplicate' || open === 0
      ? []
      : [{ verb: type === 'match' ? '有建议的按建议' : '全部按建议', choice: asProposed }]),
    ...(type === 'field' && open > 0
      ? baseSourceKinds.map((kind) => ({ verb: `全部采用${sourceKindNames[kind]}`, choice: kind }))
      : []),
    ...(decided > 0 ? [{ verb: '全部撤回', choice: null }] : []),
  ]
  const amount = order?.choice === null ? decided : open
  if (orders.length === 0 && done === null) return null
  return (
    <section class="batch-bar" aria-label="成批处理">
      {order === null ? (
        <>
          <span>{`${scope}：`}</span>
          {orders.map((each) => (
            <button key={each.verb} type="button" class="btn btn-s" onClick={() => setOrder(each)}>
              {each.verb}
            </button>
          ))}
        </>
      ) : (
        <>
          <span>
            <b>{`${order.verb}。`}</b>
            {field === ''
              ? `范围：${scope}，${count(amount)} 项。应用之前可以撤回。`
              : `范围：${scope}。应用之前可以撤回。`}
          </span>
          <button
            type="button"
            class={act.isBusy ? 'btn btn-fill is-busy' : 'btn btn-fill'}
            aria-busy={act.isBusy}
            onClick={() => run(order)}
          >
            {order.verb}
          </button>
          <button type="button" class="btn" onClick={() => setOrder(null)}>
            取消
          </button>
        </>
      )}
      {done !== null && order === null && (
        <span class="with-icon" role="status">
          <Icon name="done" class="is-done" />
          {done}
        </span>
      )}
      {act.failure !== null && <FailureNotice failure={act.failure} />}
    </section>
  )
}
