import { Icon } from '#ui/icon.tsx'
import { count } from '#ui/number.ts'
import { useAnswer } from '../data/use-answer.ts'
import { filingsAddress } from './filings-view.ts'

/** To a department: how many of its opinions it was reminded of. */
export function RemindersNotice() {
  const { value } = useAnswer('filings', { query: { limit: 1 } })
  if (value === null || value.ownReminders === 0) return null
  return (
    <div class="banner banner-warn">
      <Icon name="warning" />
      <p class="banner-text">
        <strong>{`区产业部门催办 ${count(value.ownReminders)} 项联审意见`}</strong>
        请尽快填写。催办只在本系统中显示，不发邮件和短信。
      </p>
      <a class="btn btn-s" href={filingsAddress({ view: 'list', states: ['review'] })}>
        查看联审中的项目
      </a>
    </div>
  )
}
