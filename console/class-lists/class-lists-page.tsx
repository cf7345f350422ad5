import './class-lists.css'
import { useAnswer } from '../data/use-answer.ts'
import { PageHead } from '../frame/page-head.tsx'
import { Tabs } from '../frame/tabs.tsx'
import { useCycle, useCyclePath } from '../frame/use-cycle.ts'
import { navigate, usePlace } from '../route/place.ts'
import { type ClassListTab, classListsAddress, classListTabs } from './class-list-view.ts'
import { ListsTab } from './lists-tab.tsx'
import { LowTab } from './low-tab.tsx'
import { MeasuresTab } from './measures-tab.tsx'
import { YearsTab } from './years-tab.tsx'

const labels: Readonly<Record<ClassListTab, string>> = {
  lists: '分类清单',
  low: '低效清单',
  measures: '差别化政策',
  years: '历年变化',
}

const told: Readonly<Record<ClassListTab, string>> = {
  lists: '审定年度的四类清单：奖（A、B）、惩（C、D）。类别以市委、市政府审定为准。',
  low: '审定为 D 类的自动列入；C 类、两次评估之间的和汇入的，由专班决定列入。移出也由专班决定，每宗都带决定。',
  measures: '各类地块适用什么政策、从何时起、由谁办的。登记表由区专班维护，旧版本都留存。',
  years: '上一年度到本年度各类之间的变化。只作信息，不自动产生措施；各年标准可能不同。',
}

/** 分类清单: the lists of a decided year, the 低效 list, the register of measures, and the classes over the years. */
export function ClassListsPage() {
  const { query } = usePlace()
  const cycle = useCycle()
  const pathIn = useCyclePath()
  const chosen = classListTabs.find((tab) => tab === query.get('tab')) ?? 'lists'
  const summary = useAnswer('classListSummary', { query: { cycle } })
  const go = (tab: ClassListTab): void => navigate(pathIn(classListsAddress(tab)), { replace: true })
  return (
    <>
      <PageHead title="分类清单" beside={<span class="badge">{`${cycle}年度`}</span>} />
      <p class="sub">{told[chosen]}</p>
      <Tabs
        label="分类清单"
        tabs={classListTabs.map((key) => ({ key, label: labels[key] }))}
        chosen={chosen}
        onChoose={go}
      >
        {chosen === 'lists' && <ListsTab cycle={cycle} summary={summary} />}
        {chosen === 'low' && <LowTab cycle={cycle} />}
        {chosen === 'measures' && <MeasuresTab cycle={cycle} />}
        {chosen === 'years' && <YearsTab cycle={cycle} summary={summary} />}
      </Tabs>
    </>
  )
}
