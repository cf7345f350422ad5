import { useState } from 'preact/hooks'
import type { DueChange, Progress } from '#core/api/progress-shapes.ts'
import { mayAsk } from '../../frame/entries.ts'
import { useSession } from '../../session/session.ts'
import { ChangeCard } from './change-card.tsx'
import { DueHistory } from './due-history.tsx'
import { ExtendForm } from './extend-form.tsx'
import { SetForm } from './set-form.tsx'

/** 时限: set for everybody, extended for some, each change previewed first, on record, and taken back if need be. */
export function DatesTab({ progress }: { readonly progress: Progress }) {
  const { account } = useSession()
  const { cycle } = progress
  const mayChange = mayAsk('changeDueDates', account.role)
  const [change, setChange] = useState<DueChange | null>(null)
  const [round, setRound] = useState(0)
  const isSet = progress.stages.some(({ due }) => due !== null)
  const end = (): void => {
    setChange(null)
    setRound(round + 1)
  }
  return (
    <>
      {mayChange && change === null && (
        <>
          <SetForm key={`set ${round} ${progress.version}`} progress={progress} onPreview={setChange} />
          {isSet && <ExtendForm key={`extend ${round}`} cycle={cycle} onPreview={setChange} />}
        </>
      )}
      {change !== null && <ChangeCard change={change} onEnd={end} />}
      <DueHistory cycle={cycle} />
    </>
  )
}
