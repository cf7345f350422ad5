import { ActReport } from '../batch/act-report.tsx'
import { parcelPath } from '../route/route.ts'
import type { TransitionOutcome } from './use-transition.ts'

export interface TransitionReportProps {
  readonly verb: string
  readonly cycle: string
  readonly outcomes: readonly TransitionOutcome[]
  readonly onClose: () => void
}

/** Which parcels came to the status, and why the others did not. */
export function TransitionReport({ verb, cycle, outcomes, onClose }: TransitionReportProps) {
  const lines = outcomes.map(({ parcelCode, refusal }) => ({
    key: parcelCode,
    name: parcelCode,
    path: parcelPath(cycle, parcelCode),
    refusal,
  }))
  return <ActReport verb={verb} unit="宗" lines={lines} hint="可按状态筛选查看。" onClose={onClose} />
}
