import type { ExportRequest } from '#core/api/export-requests.ts'
import { useOneAct } from '../act/use-act.ts'
import { ActForm } from '../batch/act-form.tsx'
import { useSession } from '../session/session.ts'
import { revokeReason } from './words.ts'

export interface RequestActProps {
  readonly request: ExportRequest
  readonly onDone: () => void
  readonly onClose: () => void
}

/** Takes a request or an approval back. */
export function RevokeForm({ request: { number, state }, onDone, onClose }: RequestActProps) {
  const { call } = useSession()
  const act = useOneAct()
  const run = async (reason: string): Promise<void> => {
    const request = { params: { number }, body: { reason } }
    if (await act.run(async () => void (await call('revokeExport', request)))) onDone()
  }
  return (
    <section class="batch-bar" aria-label="撤销导出审批">
      <ActForm
        act={`撤销第 ${number} 号`}
        consequence={
          state === 'pending' ? '申请不再待审批。' : '之后不能再凭它导出；已经导出的文件收不回来，审计中有记录。'
        }
        reason={revokeReason}
        isBusy={act.isBusy}
        failure={act.failure}
        onRun={(reason) => void run(reason)}
        onCancel={onClose}
      />
    </section>
  )
}
