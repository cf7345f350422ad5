import { useState } from 'preact/hooks'
import type { DueChange, Progress } from '#core/api/progress-shapes.ts'
import { proposedDatesSource } from '#core/progress/proposed-dates.ts'
import { type DueStage, dueStageNames, dueStages } from '#core/progress/stage.ts'
import { citationText } from '#core/vocabulary/citation.ts'
import { LabelledDay } from '#ui/form/labelled.tsx'

export interface SetFormProps {
  readonly progress: Progress
  readonly onPreview: (change: DueChange) => void
}

/** The dates that hold for everybody; where none is set, the 示例 stands there to be looked at. */
export function SetForm({ progress: { cycle, stages, proposal }, onPreview }: SetFormProps) {
  const present = (stage: DueStage): string => stages.find((one) => one.stage === stage)?.due?.set ?? ''
  const proposed = (stage: DueStage): string => proposal.find((one) => one.stage === stage)?.due ?? ''
  const [days, setDays] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(dueStages.map((stage) => [stage, present(stage) || proposed(stage)])),
  )
  const [fault, setFault] = useState<string | null>(null)
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    const dates = dueStages.flatMap((stage) => {
      const due = days[stage] ?? ''
      return due === '' || due === present(stage) ? [] : [{ stage, due }]
    })
    const isChanged = dates.length > 0
    setFault(isChanged ? null : '各环节的日期都没有改动。请先改日期，再预览。')
    if (isChanged) onPreview({ kind: 'set', cycle, dates })
  }
  return (
    <form class="card card-body stack" onSubmit={submit} noValidate>
      <h2>全体时限</h2>
      {proposal.length > 0 && (
        <p class="sub">
          <span class="badge badge-dash">示例</span>
          {` 未设定的环节先填入示例日期，采用前请核对。依据：${citationText(proposedDatesSource)}。`}
        </p>
      )}
      <div class="progress-form">
        {dueStages.map((stage) => (
          <LabelledDay
            key={stage}
            label={dueStageNames[stage]}
            value={days[stage] ?? ''}
            onValue={(value) => setDays({ ...days, [stage]: value })}
          />
        ))}
      </div>
      {fault !== null && (
        <p class="field-error" role="alert">
          {fault}
        </p>
      )}
      <div class="row">
        <button type="submit" class="btn btn-fill">
          预览变更
        </button>
      </div>
    </form>
  )
}
