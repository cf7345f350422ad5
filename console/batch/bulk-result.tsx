import './bulk.css'
import { useState } from 'preact/hooks'
import type { BulkOperation } from '#core/api/bulk.ts'
import { Icon } from '#ui/icon.tsx'
import { count } from '#ui/number.ts'
import { Progress } from '#ui/progress.tsx'
import { useCyclePath } from '../frame/use-cycle.ts'
import { FailureNotice } from '../notice/failure-notice.tsx'
import { operationPath } from '../route/route.ts'
import { ActForm } from './act-form.tsx'
import { countOf, countsText, progressOf, undoReason, verbOf } from './bulk-words.ts'
import type { Bulk } from './use-bulk.ts'

export interface BulkResultProps {
  readonly bulk: Bulk
  readonly operation: BulkOperation
  /** Puts the report away; absent on the operation's own page. */
  readonly onClose?: () => void
}

/** How far an operation is, what came of it, and the way back. */
export function BulkResult({ bulk, operation, onClose }: BulkResultProps) {
  const { state, to } = operation
  const isUnderWay = state === 'running' || state === 'undoing'
  if (isUnderWay && bulk.isBusy) {
    const title = state === 'running' ? `正在${verbOf(to)}` : '正在撤销'
    const stop = state === 'running' ? { onCancel: bulk.cancel } : {}
    return <Progress title={title} {...progressOf(operation)} unit="宗" {...stop} />
  }
  return (
    <>
      {bulk.failure !== null && <FailureNotice failure={bulk.failure} />}
      <Outcome bulk={bulk} operation={operation} {...(onClose === undefined ? {} : { onClose })} />
    </>
  )
}

function headline(operation: BulkOperation): string {
  const { state, to, undone } = operation
  const verb = verbOf(to)
  if (state === 'undone') return `已撤销${verb} ${count(countOf(operation, 'undone'))} 宗`
  if (state === 'undoing') return `撤销中断，${countsText(operation)}`
  if (state === 'running') return `${verb}中断，${countsText(operation)}`
  if (state === 'cancelled') return `已取消，${countsText(operation)}`
  return `已${verb} ${count(countOf(operation, undone === null ? 'done' : 'undone'))} 宗`
}

function Outcome({ bulk, operation, onClose }: BulkResultProps) {
  const [isAsked, setAsked] = useState(false)
  const pathIn = useCyclePath()
  const { id, cycle, mayRun, mayUndo } = operation
  const left = ['refused', 'kept', 'waiting'] as const
  const isClean = left.every((state) => countOf(operation, state) === 0)
  return (
    <section class={isClean ? 'banner banner-ok' : 'banner banner-warn'} aria-label="办理结果">
      <Icon name={isClean ? 'done' : 'warning'} />
      <div class="banner-text stack-s">
        <p role="status">
          <strong>{headline(operation)}</strong>
          {!isClean && !headline(operation).includes('，') && `：${countsText(operation)}`}
        </p>
        {isAsked && (
          <ActForm
            act="撤销这次办理"
            consequence="没有人再动过的地块回到办理前的状态，撤销写入每宗的历史；其后有人办理过的不动，列在结果里。"
            reason={undoReason}
            isBusy={bulk.isBusy}
            onRun={(reason) => {
              setAsked(false)
              void bulk.undo(operation, reason)
            }}
            onCancel={() => setAsked(false)}
          />
        )}
      </div>
      {!isAsked && (
        <div class="row no-print">
          {mayRun && (
            <button type="button" class="btn btn-s" onClick={() => void bulk.goOn(operation)}>
              接着办
            </button>
          )}
          {mayUndo && (
            <button type="button" class="btn btn-s" onClick={() => setAsked(true)}>
              撤销
            </button>
          )}
          {onClose !== undefined && (
            <>
              <a class="btn btn-s" href={pathIn(operationPath(id), cycle)}>
                逐宗结果
              </a>
              <button type="button" class="btn btn-s" onClick={onClose}>
                关闭
              </button>
            </>
          )}
        </div>
      )}
    </section>
  )
}
