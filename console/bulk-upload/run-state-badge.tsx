import type { UploadRun } from '#core/api/bulk-upload-shapes.ts'
import { runStateNames } from '#core/bulk-upload/run-state.ts'

const looks = { open: 'badge badge-info', done: 'badge badge-ok', cancelled: 'badge' } as const

export function RunStateBadge({ state }: Pick<UploadRun, 'state'>) {
  return <span class={looks[state]}>{runStateNames[state]}</span>
}
