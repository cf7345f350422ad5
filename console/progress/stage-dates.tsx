import { useAnswer } from '../data/use-answer.ts'
import { useCycle } from '../shell/use-cycle.ts'
import { StageStrip } from './stage-strip.tsx'

/** The stages on 总览; nothing stands there until the answer has come, and the page goes on without it. */
export function StageDates() {
  const cycle = useCycle()
  const { value } = useAnswer('progress', { query: { cycle } })
  return value === null ? null : <StageStrip stages={value.stages} />
}
