import { useState } from 'preact/hooks'
import { type RemindedStage, remindedStages } from '#core/progress/reminder.ts'
import { dueStageNames } from '#core/progress/stage.ts'
import { useAnswer } from '../../data/use-answer.ts'
import { mayAsk } from '../../frame/entries.ts'
import { FirstAnswer } from '../../list/first-answer.tsx'
import { navigate, usePlace } from '../../route/place.ts'
import { progressAddress } from '../../route/progress-route.ts'
import { useSession } from '../../session/session.ts'
import { ChipChoice } from '../chip-choice.tsx'
import { LettersCard } from './letters-card.tsx'
import { ReceiverList } from './receiver-list.tsx'
import { ReminderRecord } from './reminder-record.tsx'

/** 催办: who is behind with a stage, what they were told, and letters. */
export function RemindTab({ cycle }: { readonly cycle: string }) {
  const { account } = useSession()
  const { query } = usePlace()
  // A 街镇 reminds the firms it invited, and those only file.
  const isTown = account.role === 'town' || account.role === 'town-reviewer'
  const stages: readonly RemindedStage[] = isTown ? ['filing'] : remindedStages
  const stage = stages.find((one) => one === query.get('step')) ?? 'filing'
  const { value, failure, askAgain } = useAnswer('receivers', { query: { cycle, stage } })
  const [batch, setBatch] = useState<string | null>(null)
  const choose = (next: RemindedStage): void => {
    navigate(progressAddress(query, { step: next === 'filing' ? null : next }), { replace: true })
  }
  return (
    <>
      {stages.length > 1 && (
        <ChipChoice
          label="环节"
          choices={stages.map((key) => ({ key, label: dueStageNames[key] }))}
          chosen={stage}
          onChoose={choose}
        />
      )}
      <FirstAnswer value={value} failure={failure} onRetry={askAgain} label="催办对象" />
      {value !== null && (
        <ReceiverList
          key={`${cycle} ${stage}`}
          cycle={cycle}
          stage={stage}
          receivers={value.items}
          text={value.text}
          onLetters={setBatch}
        />
      )}
      {mayAsk('letters', account.role) && <LettersCard cycle={cycle} batch={batch} />}
      <ReminderRecord cycle={cycle} />
    </>
  )
}
