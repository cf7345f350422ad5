import { useState } from 'preact/hooks'
import { towns } from '#core/vocabulary/district.ts'
import { useOneAct } from '../../act/use-act.ts'
import { ActForm } from '../../batch/act-form.tsx'
import { tellChanged } from '../../data/changed.ts'
import { useAnswer } from '../../data/use-answer.ts'
import { Choice } from '../../list/choice.tsx'
import { FirstAnswer } from '../../list/first-answer.tsx'
import { FailureNotice } from '../../notice/failure-notice.tsx'
import { useSession } from '../../session/session.ts'
import { FiguresTable } from './figures-table.tsx'
import { placeName, statementRule } from './sign-off-words.ts'

export interface SignFormProps {
  readonly cycle: string
  readonly onClose: () => void
}

/** The department looks at what it signs, then signs it at the revision it saw. */
export function SignForm({ cycle, onClose }: SignFormProps) {
  const { call } = useSession()
  const [town, setTown] = useState('')
  const work = useOneAct()
  const query = { cycle, ...(town === '' ? {} : { town }) }
  const { value, failure, askAgain } = useAnswer('previewSignOff', { query })
  const place = town === '' ? null : town
  const run = async (statement: string): Promise<void> => {
    if (value === null) return
    const body = { cycle, town: place, revision: value.revision, statement }
    const isDone = await work.run(async () => {
      await call('signIndicators', { body })
    })
    if (!isDone) {
      askAgain()
      return
    }
    tellChanged('signOffs')
    onClose()
  }
  return (
    <section class="card card-body stack" aria-label="签认指标">
      <div class="list-tools">
        <Choice
          label="范围"
          first="全区"
          value={town}
          choices={towns.map(({ code, name }) => [code, name] as const)}
          onValue={setTown}
        />
      </div>
      <FirstAnswer value={value} failure={failure} onRetry={askAgain} label="签认的数据" />
      {value !== null && (
        <>
          <FiguresTable label="将签认的数据" indicators={value.indicators} parcelFigures={value.parcelFigures} />
          <ActForm
            act={`签认${placeName(place)}`}
            consequence={`签认 ${cycle}年度${placeName(place)}由本部门数据算出的 ${value.indicators.length} 项指标（标准 ${value.standard}）。之后这些数据有变动，签认自动过期，需要重签。`}
            reason={statementRule}
            isBusy={work.isBusy}
            onRun={(statement) => void run(statement)}
            onCancel={onClose}
          />
        </>
      )}
      {work.failure !== null && <FailureNotice failure={work.failure} />}
    </section>
  )
}
