import '../frame/tabs.css'
import '../base-map/base-map.css'
import '../disputes/disputes.css'
import '../department-data/department-data.css'
import type { EndpointId } from '#core/api/table.ts'
import { useAnswer } from '../data/use-answer.ts'
import { CompleteTab } from '../department-data/complete/complete-tab.tsx'
import { DifferencesTab } from '../department-data/differences/differences-tab.tsx'
import { ListsTab } from '../department-data/lists-tab.tsx'
import { SignOffTab } from '../department-data/sign-off/sign-off-tab.tsx'
import { DisputesTab } from '../disputes/disputes-tab.tsx'
import { mayAsk } from '../frame/entries.ts'
import { PageHead } from '../frame/page-head.tsx'
import { Tabs } from '../frame/tabs.tsx'
import { useCycle, useCyclePath } from '../frame/use-cycle.ts'
import { nameOfDepartment } from '../notice/field-words.ts'
import { departmentDataPath } from '../route/department-route.ts'
import { navigate, usePlace } from '../route/place.ts'
import type { Account } from '../session/session.ts'
import { useSession } from '../session/session.ts'

const tabs = [
  { key: 'lists', label: '名单导入', asks: 'departmentLists' },
  { key: 'complete', label: '名单完整', asks: 'declarations' },
  { key: 'differences', label: '差异', asks: 'layerDifferences' },
  { key: 'disputes', label: '异议', asks: 'disputes' },
  { key: 'sign-offs', label: '签认', asks: 'signOffs' },
] as const satisfies readonly { readonly key: string; readonly label: string; readonly asks: EndpointId }[]
type Key = (typeof tabs)[number]['key']

function introductionOf({ role, org }: Pick<Account, 'role' | 'org'>): string {
  if (role === 'department') {
    return `${nameOfDepartment(org)}只看到、只核定由本部门负责的字段；先匹配，应用之前不改动任何数据。`
  }
  return role === 'town' || role === 'town-reviewer'
    ? '本街镇填报、现场与部门核定不同的值，和企业对核定值的异议；统计、税务的核定值不显示。'
    : '各部门的名单和声明，由部门自行导入；差异、异议全区可查。'
}

/** 部门数据: the lists a department brought in, for which fields it says that they are complete, and what firms dispute. */
export function DepartmentDataPage() {
  const { account } = useSession()
  const { query } = usePlace()
  const cycle = useCycle()
  const pathIn = useCyclePath()
  const offered = tabs.filter(({ asks }) => mayAsk(asks, account.role))
  const first = offered[0]?.key ?? 'disputes'
  const chosen: Key = offered.find(({ key }) => key === query.get('tab'))?.key ?? first
  const { value } = useAnswer('disputes', { query: { cycle, only: 'open', limit: 1 } })
  const go = (key: Key): void => {
    navigate(pathIn(key === first ? departmentDataPath : `${departmentDataPath}?tab=${key}`), { replace: true })
  }
  return (
    <>
      <PageHead title="部门数据" beside={<span class="badge">{`${cycle}年度`}</span>} />
      <p class="sub">{introductionOf(account)}</p>
      <Tabs
        label="部门数据"
        tabs={offered.map(({ key, label }) => ({
          key,
          label,
          beside: key === 'disputes' && value !== null && value.open > 0 && <span class="counter">{value.open}</span>,
        }))}
        chosen={chosen}
        onChoose={go}
      >
        {chosen === 'lists' && <ListsTab cycle={cycle} />}
        {chosen === 'complete' && <CompleteTab cycle={cycle} />}
        {chosen === 'differences' && <DifferencesTab cycle={cycle} />}
        {chosen === 'disputes' && <DisputesTab cycle={cycle} />}
        {chosen === 'sign-offs' && <SignOffTab cycle={cycle} />}
      </Tabs>
    </>
  )
}
