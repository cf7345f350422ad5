import '../shell/tabs.css'
import '../base-map/base-map.css'
import './department-data.css'
import { departmentDataPath } from '../route/department-route.ts'
import { navigate, usePlace } from '../route/place.ts'
import { useSession } from '../session/session.ts'
import { PageHead } from '../shell/page-head.tsx'
import { Tabs } from '../shell/tabs.tsx'
import { useCycle, useCyclePath } from '../shell/use-cycle.ts'
import { CompleteTab } from './complete/complete-tab.tsx'
import { ListsTab } from './lists-tab.tsx'
import { nameOfDepartment } from './words.ts'

const tabs = [
  { key: 'lists', label: '名单导入' },
  { key: 'complete', label: '名单完整' },
] as const
type Key = (typeof tabs)[number]['key']

/** 部门数据: the lists a department brought in, and for which fields it says that they are complete. */
export function DepartmentDataPage() {
  const { account } = useSession()
  const { query } = usePlace()
  const cycle = useCycle()
  const pathIn = useCyclePath()
  const chosen: Key = query.get('tab') === 'complete' ? 'complete' : 'lists'
  const isOwn = account.role === 'department'
  const go = (key: Key): void => {
    navigate(pathIn(key === 'lists' ? departmentDataPath : `${departmentDataPath}?tab=${key}`), { replace: true })
  }
  return (
    <>
      <PageHead title="部门数据" beside={<span class="badge">{`${cycle}年度`}</span>} />
      <p class="sub">
        {isOwn
          ? `${nameOfDepartment(account.org)}只看到、只核定由本部门负责的字段；先匹配，应用之前不改动任何数据。`
          : '各部门的名单和声明；由部门自行导入，这里只查看。'}
      </p>
      <Tabs label="部门数据" tabs={tabs} chosen={chosen} onChoose={go}>
        {chosen === 'lists' ? <ListsTab cycle={cycle} /> : <CompleteTab cycle={cycle} />}
      </Tabs>
    </>
  )
}
