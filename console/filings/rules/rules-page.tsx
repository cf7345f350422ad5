import { FirstAnswer } from '../../list/first-answer.tsx'
import '../filings.css'
import '#ui/form/form-field.css'
import './rules.css'
import { useAnswer } from '../../data/use-answer.ts'
import { mayAsk } from '../../frame/entries.ts'
import { PageHead } from '../../frame/page-head.tsx'
import { useSession } from '../../session/session.ts'
import { CalendarCard } from './calendar-card.tsx'
import { ChecklistCard } from './checklist-card.tsx'
import { ClockRuleCard } from './clock-rule-card.tsx'
import { NoticeImport } from './notice-import.tsx'
import { PolicyCard } from './policy-card.tsx'

/** 工作日历、计时规则、清单、政策: what the clock counts by, what the first review asks, which documents apply, by version. */
export function FilingRulesPage() {
  const { account } = useSession()
  const { value, failure, askAgain } = useAnswer('filingRules', {})
  const mayChange = mayAsk('changeClockRule', account.role)
  return (
    <>
      <PageHead title="工作日历、计时规则、清单、政策">
        {mayAsk('filings', account.role) && (
          <a class="btn" href="/filings">
            返回优质项目
          </a>
        )}
      </PageHead>
      {!mayChange && <p class="sub">由区专班和系统管理维护，您可以查看。</p>}
      <FirstAnswer value={value} failure={failure} onRetry={askAgain} label="工作日历" />
      {value !== null && (
        <>
          <CalendarCard calendar={value.calendar} setAside={value.setAside} today={value.today} />
          {mayChange && <NoticeImport calendar={value.calendar} onApplied={askAgain} />}
          <ClockRuleCard rule={value.rule} mayChange={mayChange} onChanged={askAgain} />
          <PolicyCard mayChange={mayAsk('savePolicy', account.role)} />
          <ChecklistCard checklist={value.checklist} mayChange={mayChange} onChanged={askAgain} />
        </>
      )}
    </>
  )
}
