import { deadlineText } from '#core/filing/clock-status.ts'
import type { AnswerOf } from '#ui/client-request.ts'
import { count } from '#ui/number.ts'
import { mayAsk } from '../../frame/entries.ts'
import { filingPath } from '../../route/route.ts'
import { useSession } from '../../session/session.ts'

export type MovedDeadline = AnswerOf<'readCalendarNotice'>['moved'][number]

export interface MovedDeadlinesProps {
  readonly moved: readonly MovedDeadline[]
  /** 将变动 before it is done, 已变动 after. */
  readonly verb: string
}

const shown = 50

/** Filings whose deadline moves; the old one stays in their log. */
export function MovedDeadlines({ moved, verb }: MovedDeadlinesProps) {
  const { account } = useSession()
  const mayOpen = mayAsk('filing', account.role)
  if (moved.length === 0) return <p class="sub">{`没有在办项目的时限${verb}。`}</p>
  return (
    <div class="stack-s">
      <p>
        <b>{`${count(moved.length)} 个在办项目的时限${verb}`}</b>
      </p>
      <ul class="stack-s">
        {moved.slice(0, shown).map(({ filing, number, projectName, before, after }) => (
          <li key={filing} class="moved">
            {mayOpen ? <a href={filingPath(filing)}>{number}</a> : <span>{number}</span>}
            <span>{`${projectName}：${deadlineText(before)} → ${deadlineText(after)}`}</span>
          </li>
        ))}
      </ul>
      {moved.length > shown && <p class="cap">{`其余 ${count(moved.length - shown)} 项未列出。`}</p>}
    </div>
  )
}
