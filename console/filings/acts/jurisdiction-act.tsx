import { useState } from 'preact/hooks'
import { jurisdictionNames, jurisdictions } from '#core/filing-route/jurisdiction.ts'
import { LabelledArea, LabelledChoice } from '#ui/form/labelled.tsx'
import { ActFrame, type ActProps } from './act-frame.tsx'
import { textFaults } from './reason-act.tsx'

/** 确定管辖: who decides by where the land lies, and what says so. */
export function JurisdictionAct(props: ActProps) {
  const { jurisdiction: present } = props.open.filing
  const [jurisdiction, setJurisdiction] = useState(jurisdictions.find((each) => each !== present) ?? present)
  const [reason, setReason] = useState('')
  return (
    <ActFrame
      {...props}
      act={{ kind: 'set-jurisdiction', jurisdiction, reason: reason.trim() }}
      faults={textFaults('依据', reason)}
    >
      <LabelledChoice
        label="管辖"
        value={jurisdiction}
        choices={jurisdictions.map((each) => ({ value: each, label: jurisdictionNames[each] }))}
        onValue={(value) => setJurisdiction(jurisdictions.find((each) => each === value) ?? present)}
      />
      <LabelledArea label="依据（必填：地块所在的规划范围、批准文件等）" value={reason} onValue={setReason} />
    </ActFrame>
  )
}
