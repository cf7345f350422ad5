import './own-reminders.css'
import { useState } from 'preact/hooks'
import type { Role } from '#core/access/role.ts'
import type { MyReminder } from '#core/api/progress-shapes.ts'
import { outstandingText } from '#core/progress/reminder.ts'
import { dueStageNames } from '#core/progress/stage.ts'
import { Icon } from '#ui/icon.tsx'
import { instantText } from '#ui/instant.ts'
import { useAnswer } from '../data/use-answer.ts'
import { mayAsk } from '../frame/entries.ts'
import { parcelsAddress } from '../parcels/parcel-view.ts'
import { departmentDataPath } from '../route/department-route.ts'
import { useSession } from '../session/session.ts'
import { dueText, standingText } from './due-words.ts'

/** What the reader was reminded of and has not done: seen after signing in, on every page, until put away or done. */
export function OwnReminders() {
  const { account, today } = useSession()
  const [away, setAway] = useState<ReadonlySet<number>>(new Set())
  const { value } = useAnswer('ownReminders', mayAsk('ownReminders', account.role) ? {} : null)
  const items = value?.items.filter(({ number }) => !away.has(number)) ?? []
  return (
    <>
      {items.map((item) => (
        <section key={item.number} class="banner banner-warn own-reminder no-print" aria-label="催办">
          <Icon name="warning" />
          <div class="banner-text">
            <strong>{`催办：${item.cycle}年度${dueStageNames[item.stage]}，${outstandingText(item.stage, item.outstanding)}`}</strong>
            <p>{item.text}</p>
            <p class="cap">
              {[
                item.due === null ? null : `时限 ${dueText(item.due)}，${standingText(item.due)}`,
                `${item.by} ${instantText(item.at, today)}`,
                item.letter,
              ]
                .filter((part) => part !== null)
                .join('　')}
            </p>
          </div>
          <a class="btn btn-s" href={addressOf(item, account.role)}>
            去办理
          </a>
          <button type="button" class="btn btn-s" onClick={() => setAway(new Set([...away, item.number]))}>
            稍后
          </button>
        </section>
      ))}
    </>
  )
}

/** Where it is done: a 街镇 and a firm see exactly what is open. */
function addressOf({ stage, cycle }: MyReminder, role: Role): string {
  if (stage === 'department-list') return `${departmentDataPath}?cycle=${cycle}`
  const address = parcelsAddress({ progress: role === 'enterprise' ? 'filing:open' : `${stage}:open` })
  return `${address}&cycle=${cycle}`
}
