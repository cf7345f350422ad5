import './tenancy.css'
import { mayAsk } from '../frame/entries.ts'
import { PageHead } from '../frame/page-head.tsx'
import { Tabs } from '../frame/tabs.tsx'
import { useCycle, useCyclePath } from '../frame/use-cycle.ts'
import { navigate, usePlace } from '../route/place.ts'
import { useSession } from '../session/session.ts'
import { LettingsTab } from './lettings-tab.tsx'
import { SharesTab } from './shares-tab.tsx'
import { SoeTab } from './soe-tab.tsx'

const all = [
  { key: 'shares', label: '分摊占比' },
  { key: 'chains', label: '租赁链' },
  { key: 'soe', label: '国企物业' },
] as const
type Key = (typeof all)[number]['key']

/** 租赁关系: how the shares of firms add up across the district, who lets to whom, what is let of state-owned property. */
export function TenancyPage() {
  const { account } = useSession()
  const { query } = usePlace()
  const cycle = useCycle()
  const pathIn = useCyclePath()
  const tabs = all.filter(({ key }) => key !== 'shares' || mayAsk('firmShares', account.role))
  const chosen = tabs.find(({ key }) => key === query.get('tab'))?.key ?? tabs[0]?.key ?? 'chains'
  const go = (key: Key): void => navigate(pathIn(`/tenancy?tab=${key}`), { replace: true })
  return (
    <>
      <PageHead title="租赁关系" beside={<span class="badge">{`${cycle}年度`}</span>} />
      <p class="sub">
        按填报的用地关系、出租方、租期和分摊比例核对。疑点只作提示，不影响提交和评分；分摊比例合计不对的，按检查 X30
        须改正。
      </p>
      <Tabs label="租赁关系" tabs={tabs} chosen={chosen} onChoose={go}>
        {chosen === 'shares' && <SharesTab cycle={cycle} />}
        {chosen === 'chains' && <LettingsTab cycle={cycle} />}
        {chosen === 'soe' && <SoeTab cycle={cycle} />}
      </Tabs>
    </>
  )
}
