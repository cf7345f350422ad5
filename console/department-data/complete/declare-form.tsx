import type { DeclarationField } from '#core/api/department-data-shapes.ts'
import { layerNames } from '#core/record/layer.ts'
import { count } from '#ui/number.ts'
import { Progress } from '#ui/progress.tsx'
import { useOneAct } from '../../act/use-act.ts'
import { ActForm } from '../../batch/act-form.tsx'
import { tellChanged } from '../../data/changed.ts'
import { useAnswer } from '../../data/use-answer.ts'
import { FailureNotice } from '../../notice/failure-notice.tsx'
import { labelOf } from '../../notice/field-words.ts'
import { useSession } from '../../session/session.ts'
import { declareReason, textOf } from '../words.ts'

export interface DeclareFormProps {
  readonly cycle: string
  readonly field: DeclarationField
  readonly onClose: () => void
}

/** Says what a declaration would confirm and which reported values it would overrule, takes the ground, and declares. */
export function DeclareForm({ cycle, field, onClose }: DeclareFormProps) {
  const { call } = useSession()
  const act = useOneAct()
  const { form, field: key, open, overruled, negative } = field
  const { value, failure } = useAnswer(
    'overruledValues',
    overruled === 0 ? null : { query: { cycle, form, field: key, limit: 50 } },
  )
  const label = labelOf(form, key)
  const is = textOf(form, key, negative)
  const run = async (reason: string): Promise<void> => {
    const body = { cycle, form, field: key, overruled, reason }
    const isDone = await act.run(async () => void (await call('declareComplete', { body })))
    tellChanged('declarations')
    if (!isDone) return
    tellChanged('parcels', 'parcel', 'overview', 'departmentLists')
    onClose()
  }
  const told = `未核定的 ${count(open)} 行核定为“${is}”，优先于填报值；可以撤销。`
  const against =
    overruled === 0 ? '没有与此相反的填报值。' : `其中 ${count(overruled)} 行填报的不是“${is}”，请先核对。`
  return (
    <section class="batch-bar" aria-label="声明名单完整">
      {overruled > 0 && (
        <div class="stack-s">
          <p>
            <b>与声明相反的填报值</b>
          </p>
          {failure !== null && <FailureNotice failure={failure} />}
          <ul class="dept-overruled">
            {value?.items.map(({ parcelCode, uscc, name, present, layer }) => (
              <li key={`${parcelCode} ${uscc ?? ''}`}>
                {`${[parcelCode, uscc, name].filter((part) => part !== null).join(' ')}：${textOf(form, key, present)}（${layerNames[layer]}）`}
              </li>
            ))}
          </ul>
          {value !== null && value.total > value.items.length && (
            <p class="cap">{`共 ${count(value.total)} 行，列出前 ${count(value.items.length)} 行。`}</p>
          )}
        </div>
      )}
      {act.isBusy ? (
        <Progress title="正在核定名单之外的" done={0} total={0} unit="行" />
      ) : (
        <ActForm
          act={`声明“${label}”名单完整`}
          consequence={`${told}${against}`}
          reason={declareReason}
          onRun={(reason) => void run(reason)}
          onCancel={onClose}
        />
      )}
      {act.failure !== null && <FailureNotice failure={act.failure} />}
    </section>
  )
}
