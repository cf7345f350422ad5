import { useState } from 'preact/hooks'
import { type PlatformStage, platformStages } from '#core/filing/event.ts'
import { LabelledChoice, LabelledText, terms } from '#ui/form/labelled.tsx'
import { ActFrame, type ActProps } from './act-frame.tsx'

/** 平台回执: the number that the city's platform gave, and for which of its stages. */
export function ReceiptAct(props: ActProps) {
  const [stage, setStage] = useState<PlatformStage | null>(null)
  const [number, setNumber] = useState('')
  const faults = [
    ...(stage === null ? ['没有选择平台环节。请选择。'] : []),
    ...(number.trim() === '' ? ['没有填写回执编号。请填写。'] : []),
  ]
  return (
    <ActFrame
      {...props}
      act={stage === null ? null : { kind: 'record-receipt', stage, number: number.trim() }}
      faults={faults}
    >
      <LabelledChoice
        label="产业云平台环节"
        value={stage ?? ''}
        choices={terms(platformStages)}
        onValue={(value) => setStage(platformStages.find((each) => each === value) ?? null)}
      />
      <LabelledText label="回执编号" value={number} onValue={setNumber} maxLength={40} />
    </ActFrame>
  )
}
