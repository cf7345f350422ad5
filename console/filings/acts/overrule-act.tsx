import { useState } from 'preact/hooks'
import { openLines } from '#core/filing/guards-review.ts'
import { reviewerName } from '#core/filing/reviewer.ts'
import { LabelledArea, LabelledChoice } from '#ui/form/labelled.tsx'
import { ActFrame, type ActProps } from './act-frame.tsx'
import { textFaults } from './reason-act.tsx'

/** 说明理由后推进: a department that did not answer, and why the review goes on without it. */
export function OverruleAct(props: ActProps) {
  const waiting = openLines(props.open.filing)
  const [reviewer, setReviewer] = useState(waiting.length === 1 ? (waiting[0]?.reviewer ?? '') : '')
  const [reason, setReason] = useState('')
  const faults = [...(reviewer === '' ? ['没有选择部门。请选择。'] : []), ...textFaults('推进的理由', reason)]
  return (
    <ActFrame
      {...props}
      act={reviewer === '' ? null : { kind: 'overrule', reviewer, reason: reason.trim() }}
      faults={faults}
    >
      <LabelledChoice
        label="未答复的部门"
        value={reviewer}
        choices={waiting.map((line) => ({
          value: line.reviewer,
          label: `${reviewerName(line.reviewer) ?? line.reviewer}（应于 ${line.dueDay} 前答复）`,
        }))}
        onValue={setReviewer}
      />
      <LabelledArea label="推进的理由（必填，写入一览表）" value={reason} onValue={setReason} />
    </ActFrame>
  )
}
