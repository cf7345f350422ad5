import './stage-strip.css'
import type { StageProgress } from '#core/api/progress-shapes.ts'
import { dueStageNames } from '#core/progress/stage.ts'
import { count } from '#ui/number.ts'
import { DatedText } from '../list/dated-text.tsx'
import { dueText, standingLook, standingText } from './due-words.ts'

/** The stages with their due dates, what is left of them and how far they are. */
export function StageStrip({ stages }: { readonly stages: readonly StageProgress[] }) {
  return (
    <ol class="card stage-strip" aria-label="各环节时限">
      {stages.map((stage) => (
        <StageCell key={stage.stage} stage={stage} />
      ))}
    </ol>
  )
}

function StageCell({ stage: { stage, due, done, total } }: { readonly stage: StageProgress }) {
  const unit = stage === 'department-list' ? '个部门' : '宗'
  return (
    <li>
      <span class="stage-name">{dueStageNames[stage]}</span>
      <span class="cap">{due === null ? '时限未定' : <DatedText text={dueText(due)} />}</span>
      {/* Nothing of 下发 is counted: whether it is late nobody can say. */}
      {due !== null && (total !== null || due.kind === 'running') && (
        <span class={standingLook(due)}>{standingText(due)}</span>
      )}
      {done !== null && total !== null && total > 0 && (
        <span class="cap nb stage-count">{`${count(done)} / ${count(total)} ${unit}`}</span>
      )}
    </li>
  )
}
