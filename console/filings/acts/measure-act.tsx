import { useState } from 'preact/hooks'
import { type Measure, type MeasureCause, measureCauses, measures } from '#core/filing/measure.ts'
import { LabelledArea, LabelledChoice, terms } from '#ui/form/labelled.tsx'
import { ActFrame, type ActProps } from './act-frame.tsx'
import { textFaults } from './reason-act.tsx'

/** 采取措施: what follows 申报信息不实 or 履约不达标. */
export function MeasureAct(props: ActProps) {
  const [measure, setMeasure] = useState<Measure | null>(null)
  const [cause, setCause] = useState<MeasureCause | null>(null)
  const [reason, setReason] = useState('')
  const faults = [
    ...(measure === null ? ['没有选择措施。请选择。'] : []),
    ...(cause === null ? ['没有选择原因。请选择。'] : []),
    ...textFaults('理由', reason),
  ]
  return (
    <ActFrame
      {...props}
      act={measure === null || cause === null ? null : { kind: 'take-measure', measure, cause, reason: reason.trim() }}
      faults={faults}
    >
      <LabelledChoice
        label="措施"
        value={measure ?? ''}
        choices={terms(measures)}
        onValue={(value) => setMeasure(measures.find((each) => each === value) ?? null)}
      />
      <LabelledChoice
        label="原因"
        value={cause ?? ''}
        choices={terms(measureCauses)}
        onValue={(value) => setCause(measureCauses.find((each) => each === value) ?? null)}
      />
      <LabelledArea label="理由（必填，2–500 字）" value={reason} onValue={setReason} />
    </ActFrame>
  )
}
