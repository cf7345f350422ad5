import { useState } from 'preact/hooks'
import type { ToleranceBody } from '#core/api/layer-differences.ts'
import { comparableFields } from '#core/department-data/layer-difference.ts'
import { fieldPlace, mostTolerancePercent, toleranceKind } from '#core/department-data/tolerance.ts'
import { formById, formIds } from '#core/forms/catalogue.ts'
import { LabelledText } from '#ui/form/labelled.tsx'
import { instantInTable } from '#ui/instant.ts'
import { useOneAct } from '../../act/use-act.ts'
import { ActForm } from '../../batch/act-form.tsx'
import type { ReasonRule } from '../../batch/reason-rule.ts'
import { tellChanged } from '../../data/changed.ts'
import { useAnswer } from '../../data/use-answer.ts'
import { mayAsk } from '../../frame/entries.ts'
import { FailureNotice } from '../../notice/failure-notice.tsx'
import { useSession } from '../../session/session.ts'

const rule: ReasonRule = {
  label: '理由（必填，2–200 字，写入审计）',
  shortest: 2,
  longest: 200,
  advice: '请写明依据。',
}

const quantities: readonly (readonly [string, string])[] = formIds.flatMap((form) =>
  [...comparableFields(formById(form))].flatMap(([key, field]) =>
    toleranceKind(field) === 'equal' ? [] : [[fieldPlace(form, key), field.label] as const],
  ),
)

function labelOfPlace(place: string): string {
  return quantities.find(([each]) => each === place)?.[1] ?? place
}

/** How far layers may lie apart before they are listed: ours until the district sets its own. */
export function ToleranceCard() {
  const { account } = useSession()
  const { value, failure, askAgain } = useAnswer('layerTolerances', {})
  const [isOpen, setOpen] = useState(false)
  if (failure !== null) return <FailureNotice failure={failure} onRetry={askAgain} />
  if (value === null) return null
  const { area, amount, fields } = value.tolerances
  const own = Object.entries(fields).map(([place, percent]) => `${labelOfPlace(place)} ${percent}%`)
  const origin = value.by === null ? '本系统拟定' : `${value.by} ${instantInTable(value.at ?? '')} 修改`
  return (
    <>
      <p class="sub">
        {`容差：面积 ${area}%，金额、能耗、人数等 ${amount}%${own.length === 0 ? '' : `，${own.join('，')}`}（${origin}）；选项不同即列出。差异只提示，不影响评估。`}
        {mayAsk('changeLayerTolerances', account.role) && !isOpen && (
          <button type="button" class="link no-print" onClick={() => setOpen(true)}>
            修改容差
          </button>
        )}
      </p>
      {isOpen && <ToleranceForm key={value.version} present={value} onClose={() => setOpen(false)} />}
    </>
  )
}

interface ToleranceFormProps {
  readonly present: ToleranceBody
  readonly onClose: () => void
}

function percentOf(text: string): number | null {
  const value = Number(text)
  return text.trim() !== '' && value >= 0 && value <= mostTolerancePercent ? value : null
}

function ToleranceForm({ present, onClose }: ToleranceFormProps) {
  const { call } = useSession()
  const work = useOneAct()
  const { version, tolerances } = present
  const [area, setArea] = useState(String(tolerances.area))
  const [amount, setAmount] = useState(String(tolerances.amount))
  const [own, setOwn] = useState<Readonly<Record<string, string>>>(
    Object.fromEntries(Object.entries(tolerances.fields).map(([place, percent]) => [place, String(percent)])),
  )
  const [fault, setFault] = useState<string | null>(null)
  const run = async (reason: string): Promise<void> => {
    const [areaPercent, amountPercent] = [percentOf(area), percentOf(amount)]
    const fields = Object.entries(own).map(([place, text]) => [place, percentOf(text)] as const)
    const isFine = areaPercent !== null && amountPercent !== null && fields.every(([, percent]) => percent !== null)
    setFault(isFine ? null : `容差应为 0–${mostTolerancePercent} 的数。请更正。`)
    if (!isFine) return
    const known = fields.flatMap(([place, percent]) => (percent === null ? [] : [[place, percent] as const]))
    const changed = { area: areaPercent, amount: amountPercent, fields: Object.fromEntries(known) }
    const isDone = await work.run(async () => {
      await call('changeLayerTolerances', { body: { version, tolerances: changed, reason } })
    })
    if (!isDone) return
    onClose()
    tellChanged('layerTolerances', 'layerDifferences')
  }
  const others = quantities.filter(([place]) => own[place] === undefined)
  return (
    <section class="batch-bar dept-tolerances" aria-label="修改容差">
      <div class="dept-tolerance-fields">
        <LabelledText label="面积（%）" value={area} onValue={setArea} maxLength={6} isFigure />
        <LabelledText label="金额等（%）" value={amount} onValue={setAmount} maxLength={6} isFigure />
        {Object.entries(own).map(([place, text]) => (
          <div key={place} class="row dept-tolerance">
            <LabelledText
              label={`${labelOfPlace(place)}（%）`}
              value={text}
              onValue={(next) => setOwn({ ...own, [place]: next })}
              maxLength={6}
              isFigure
            />
            <button
              type="button"
              class="btn btn-s"
              onClick={() => setOwn(Object.fromEntries(Object.entries(own).filter(([each]) => each !== place)))}
            >
              不另定
              <span class="vh">{labelOfPlace(place)}</span>
            </button>
          </div>
        ))}
      </div>
      <select
        class="select"
        aria-label="为单个字段另定容差"
        value=""
        onChange={({ currentTarget: { value } }) => value !== '' && setOwn({ ...own, [value]: '' })}
      >
        <option value="">为单个字段另定容差…</option>
        {others.map(([place, label]) => (
          <option key={place} value={place}>
            {label}
          </option>
        ))}
      </select>
      <ActForm
        act="修改容差"
        consequence="全部年度的差异清单按新容差重算；值和评估不变。"
        reason={rule}
        isBusy={work.isBusy}
        fault={fault}
        failure={work.failure}
        onRun={(reason) => void run(reason)}
        onCancel={onClose}
      />
    </section>
  )
}
