import '../../filings/form/form.css'
import { useRef } from 'preact/hooks'
import { count } from '#ui/number.ts'
import { inputId } from '../form/plan-form.ts'
import type { JudgedForm } from '../form/use-judged-plan.ts'
import type { PlanEdits } from '../form/use-plan-edits.ts'

export interface FormBarProps {
  readonly judged: JudgedForm
  readonly edits: PlanEdits
  readonly mayWrite: boolean
}

/** How far the plan is from being submitted, and the edits to save. */
export function FormBar({ judged, edits, mayWrite }: FormBarProps) {
  const { blank, faulty, warnings, findings, showsAll, showAll } = judged
  const amount = Object.keys(edits.changed).length
  const place = useRef(0)
  const errors = findings.filter(({ level }) => level === 'error')
  // One press goes from fault to fault, in the order of the form.
  const toNext = (): void => {
    showAll()
    const found = errors[place.current % errors.length]
    place.current += 1
    if (found === undefined) return
    const field = document.querySelector<HTMLElement>(`#${inputId(found.field as Parameters<typeof inputId>[0])}`)
    field?.scrollIntoView({ block: 'center' })
    field?.focus({ preventScroll: true })
  }
  return (
    <div class="form-bar no-print">
      <span class="row">
        {errors.length === 0 && <span class="badge badge-ok">没有须改正的内容</span>}
        {blank > 0 && <span class="badge">{`必填未填 ${count(blank)} 项`}</span>}
        {faulty > 0 && <span class="badge badge-err">{`须改正 ${count(faulty)} 处`}</span>}
        {warnings > 0 && <span class="badge badge-warn">{`须说明 ${count(warnings)} 处`}</span>}
        {errors.length > 0 && mayWrite && (
          <button type="button" class="link" onClick={toNext}>
            {showsAll ? '下一处' : '标出并定位'}
          </button>
        )}
      </span>
      {mayWrite && (
        <span class="row form-bar-acts">
          <span class="cap" role="status">
            {savedText(edits)}
          </span>
          {amount > 0 && (
            <button type="button" class="btn" onClick={edits.discard}>
              放弃修改
            </button>
          )}
          <button
            type="button"
            class={['btn', amount > 0 && 'btn-fill', edits.isSaving && 'is-busy'].filter(Boolean).join(' ')}
            aria-disabled={amount === 0}
            onClick={() => void edits.save()}
          >
            {amount === 0 ? '没有未保存的修改' : `保存 ${count(amount)} 处修改`}
          </button>
        </span>
      )}
    </div>
  )
}

function savedText({ saved }: PlanEdits): string {
  if (saved === null) return ''
  const conflicts = saved.conflicts.length
  if (conflicts > 0) return `已保存，其中 ${conflicts} 项与别人的修改冲突，请在上方选择。`
  return saved.outcome === 'merged' ? '已保存，并与别人同时的修改合并。' : '已保存。'
}
