import './try-out.css'
import { useEffect, useState } from 'preact/hooks'
import type { StandardDetail } from '#core/api/standards.ts'
import { Icon } from '#ui/icon.tsx'
import { movedText } from '../comparison/transition-table.tsx'
import { useAnswer } from '../data/use-answer.ts'
import { PageHead } from '../frame/page-head.tsx'
import { useCycle, useCyclePath } from '../frame/use-cycle.ts'
import { FailureNotice } from '../notice/failure-notice.tsx'
import { sensitivityPath } from '../route/route.ts'
import { ClassesCard } from './classes-card.tsx'
import { EdgesCard } from './edges-card.tsx'
import { FiguresState } from './figures-state.tsx'
import { ResultCard } from './result-card.tsx'
import { SaveCard } from './save-card.tsx'
import { TryOutMap } from './try-out-map.tsx'
import { type Figures, useFigures } from './use-figures.ts'
import { useScored } from './use-scored.ts'
import { useTryOut } from './use-try-out.ts'
import { WeightsCard } from './weights-card.tsx'
import type { Loaded } from './worker/protocol.ts'

/** 标准试调: what would happen if a number of the standard were another one. */
export function TryOutPage({ id }: { readonly id: string }) {
  const cycle = useCycle()
  const cyclePath = useCyclePath()
  const figures = useFigures(cycle, id)
  const version = useAnswer('standardVersion', { params: { id } })
  const { loaded } = figures
  return (
    <>
      <PageHead title={`试调 ${id}`} beside={<span class="badge badge-dash">预估，不作为正式结果</span>}>
        <a class="btn" href={cyclePath(sensitivityPath(id))}>
          <Icon name="chart" />
          敏感性
        </a>
      </PageHead>
      <p class="sub">
        {`拖动滑块，按 ${cycle}年度现有数据即时试算全部地块${loaded === null ? '' : `，与现行标准 ${loaded.inForce} 对比`}；不改动任何结果。`}
      </p>
      <FiguresState figures={figures} cycle={cycle} />
      {version.failure !== null && <FailureNotice failure={version.failure} onRetry={version.askAgain} />}
      {loaded !== null && loaded.codes.length > 0 && version.value !== null && (
        <TryOutBody cycle={cycle} figures={figures} loaded={loaded} version={version.value} />
      )}
    </>
  )
}

interface TryOutBodyProps {
  readonly cycle: string
  readonly figures: Figures
  readonly loaded: Loaded
  readonly version: StandardDetail
}

function TryOutBody({ cycle, figures: { worker }, loaded, version }: TryOutBodyProps) {
  const tryOut = useTryOut(loaded.standard)
  const { present, isSettled, isChanged, undoes, redoes } = tryOut
  const { scored, failure } = useScored(worker, present)
  const [announced, setAnnounced] = useState('')
  // Read aloud when a slider is let go, not while it moves.
  useEffect(() => {
    if (isSettled && scored !== null) setAnnounced(movedText(scored.cells))
  }, [isSettled, scored])
  return (
    <div class="try-out">
      <div class="try-out-dials stack">
        <div class="row no-print">
          <StepButton name="撤销" step={undoes} onPress={tryOut.undo} />
          <StepButton name="重做" step={redoes} onPress={tryOut.redo} />
          <button type="button" class="btn" aria-disabled={!isChanged} onClick={() => isChanged && tryOut.reset()}>
            恢复原状
          </button>
        </div>
        <WeightsCard tryOut={tryOut} />
        <EdgesCard tryOut={tryOut} />
        <ClassesCard tryOut={tryOut} />
        <SaveCard version={version} tryOut={tryOut} />
      </div>
      <div class="try-out-result stack">
        <p class="vh" role="status">
          {announced}
        </p>
        {failure !== null && <FailureNotice failure={failure} />}
        {scored === null && failure === null && <span class="skeleton" role="status" aria-label="正在试算" />}
        {scored !== null && (
          <>
            <ResultCard scored={scored} inForce={loaded.inForce} tried={present.id} />
            <TryOutMap cycle={cycle} loaded={loaded} scored={scored} />
          </>
        )}
      </div>
    </div>
  )
}

interface StepButtonProps {
  readonly name: string
  readonly step: string | null
  readonly onPress: () => void
}

function StepButton({ name, step, onPress }: StepButtonProps) {
  return (
    <button
      type="button"
      class="btn"
      aria-disabled={step === null}
      title={step === null ? `没有可${name}的改动` : `${name}：${step}`}
      onClick={() => step !== null && onPress()}
    >
      {name}
    </button>
  )
}
