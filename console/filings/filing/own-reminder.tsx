import { openLines } from '#core/filing/guards-review.ts'
import { Icon } from '#ui/icon.tsx'
import { useSession } from '../../session/session.ts'
import { organisationOf } from '../filing-party.ts'
import type { OpenFiling } from './filing-context.ts'

/** To the department that was reminded and has not answered: by whom, what was said, and until when. */
export function OwnReminder({ open: { filing } }: { readonly open: OpenFiling }) {
  const { account } = useSession()
  const own = organisationOf(account)
  const line = filing.state === 'review' ? openLines(filing).find(({ reviewer }) => reviewer === own) : undefined
  const last = line?.reminders.at(-1)
  if (line === undefined || last === undefined) return null
  return (
    <div class="banner banner-warn">
      <Icon name="warning" />
      <p class="banner-text">
        <strong>{`区产业部门${last.by}于 ${last.day} 催办联审意见`}</strong>
        {`应于 ${line.dueDay} 前答复。${last.comment ?? ''}`}
      </p>
    </div>
  )
}
