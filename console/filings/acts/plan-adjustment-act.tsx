import { useState } from 'preact/hooks'
import { LabelledText } from '#ui/form/labelled.tsx'
import { ActFrame, type ActProps } from './act-frame.tsx'
import { textFaults } from './reason-act.tsx'

/** 规划调整: by which document the plan was changed. */
export function PlanAdjustmentAct(props: ActProps) {
  const [reference, setReference] = useState('')
  return (
    <ActFrame
      {...props}
      act={{ kind: 'record-plan-adjustment', reference: reference.trim() }}
      faults={textFaults('规划调整的文号', reference)}
    >
      <LabelledText label="规划调整的文号（必填）" value={reference} onValue={setReference} />
    </ActFrame>
  )
}
