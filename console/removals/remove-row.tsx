import { useState } from 'preact/hooks'
import { ActForm } from '../batch/act-form.tsx'
import { RemovalTrouble } from './removal-trouble.tsx'
import { removalReason } from './removal-words.ts'
import { type RowRef, useRemoval } from './use-removal.ts'

export interface RemoveRowProps {
  /** 删除地块, 删除这家企业 */
  readonly verb: string
  readonly row: RowRef
  readonly consequence: string
  readonly onRemoved: (row: RowRef) => void
}

/** Takes a row out, after what follows was said and a reason given. */
export function RemoveRow({ verb, row, consequence, onRemoved }: RemoveRowProps) {
  const removal = useRemoval()
  const [isAsked, setAsked] = useState(false)
  const run = async (reason: string): Promise<void> => {
    const removed = await removal.run('removed', row, reason)
    if (removed === null) return
    setAsked(false)
    onRemoved(removed)
  }
  if (!isAsked) {
    return (
      <button type="button" class="btn btn-s no-print" onClick={() => setAsked(true)}>
        {verb}
        <span class="vh">{row.name}</span>
      </button>
    )
  }
  return (
    <div class="card card-body stack-s remove-row">
      <ActForm
        act={verb}
        consequence={consequence}
        reason={removalReason}
        isBusy={removal.isBusy}
        onRun={(reason) => void run(reason)}
        onCancel={() => setAsked(false)}
      />
      <RemovalTrouble removal={removal} />
    </div>
  )
}
