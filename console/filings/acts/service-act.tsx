import { useState } from 'preact/hooks'
import { type ServiceKind, serviceKinds } from '#core/filing/event.ts'
import { milestoneInfo, milestones, type TrackingStage } from '#core/filing/milestone.ts'
import { trackingStageOf } from '#core/filing/tracking.ts'
import { LabelledChoice, LabelledText, terms } from '#ui/form/labelled.tsx'
import { ActFrame, type ActProps } from './act-frame.tsx'
import { textFaults } from './reason-act.tsx'

const stages: readonly TrackingStage[] = [...new Set(milestones.map((milestone) => milestoneInfo[milestone].stage))]

/** 协调服务: an approval or a service the district coordinated, by whom, with what outcome. */
export function ServiceAct(props: ActProps) {
  const [stage, setStage] = useState(trackingStageOf(props.open.filing))
  const [service, setService] = useState<ServiceKind | null>(null)
  const [name, setName] = useState('')
  const [by, setBy] = useState('')
  const [outcome, setOutcome] = useState('')
  const faults = [
    ...(service === null ? ['没有选择类别。请选择。'] : []),
    ...textFaults('事项', name),
    ...textFaults('承办单位', by),
    ...textFaults('结果', outcome),
  ]
  const said = { stage, name: name.trim(), by: by.trim(), outcome: outcome.trim() }
  return (
    <ActFrame {...props} act={service === null ? null : { kind: 'record-service', service, ...said }} faults={faults}>
      <LabelledChoice
        label="阶段"
        value={stage}
        choices={terms(stages)}
        onValue={(value) => setStage(stages.find((each) => each === value) ?? stage)}
      />
      <LabelledChoice
        label="类别"
        value={service ?? ''}
        choices={terms(serviceKinds)}
        onValue={(value) => setService(serviceKinds.find((each) => each === value) ?? null)}
      />
      <LabelledText label="事项（如：施工许可）" value={name} onValue={setName} />
      <LabelledText label="承办单位" value={by} onValue={setBy} />
      <LabelledText label="结果" value={outcome} onValue={setOutcome} maxLength={300} />
    </ActFrame>
  )
}
