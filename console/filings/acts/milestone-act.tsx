import { useState } from 'preact/hooks'
import { type Milestone, milestoneLabel, milestones } from '#core/filing/milestone.ts'
import { LabelledChoice, LabelledDay } from '#ui/form/labelled.tsx'
import { ActFrame, type ActProps } from './act-frame.tsx'

/** 节点完成: which milestone was reached, on which day. */
export function MilestoneAct(props: ActProps) {
  const { filing, detail } = props.open
  const reached = filing.milestones.map(({ milestone }) => milestone)
  const offered = milestones.filter((milestone) => !reached.includes(milestone))
  const [milestone, setMilestone] = useState<Milestone | null>(null)
  const [on, setOn] = useState(detail.today)
  return (
    <ActFrame
      {...props}
      act={milestone === null ? null : { kind: 'reach-milestone', milestone, on }}
      faults={milestone === null ? ['没有选择节点。请选择。'] : []}
    >
      <LabelledChoice
        label="节点"
        value={milestone ?? ''}
        choices={offered.map((each) => ({ value: each, label: milestoneLabel(each) }))}
        onValue={(value) => setMilestone(offered.find((each) => each === value) ?? null)}
      />
      <LabelledDay
        label="完成日期"
        value={on}
        min={filing.decision?.day ?? ''}
        max={detail.today}
        onValue={(day) => setOn(day === '' ? detail.today : day)}
      />
    </ActFrame>
  )
}
