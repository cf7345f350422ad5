import '../frame/tabs.css'
import '../base-map/base-map.css'
import '../department-data/department-data.css'
import './disputes.css'
import { useAnswer } from '../data/use-answer.ts'
import { PageHead } from '../frame/page-head.tsx'
import { Tabs } from '../frame/tabs.tsx'
import { useCycle, useCyclePath } from '../frame/use-cycle.ts'
import { disputesPath } from '../route/dispute-route.ts'
import { navigate, usePlace } from '../route/place.ts'
import { DisputeList } from './dispute-list.tsx'
import { ValuesTab } from './values-tab.tsx'

/** 部门数据核对: what departments say of the firm's rows, and its disputes. */
export function DisputesPage() {
  const { query } = usePlace()
  const cycle = useCycle()
  const pathIn = useCyclePath()
  const chosen = query.get('tab') === 'disputes' ? 'disputes' : 'values'
  const go = (key: 'values' | 'disputes'): void => {
    navigate(pathIn(key === 'values' ? disputesPath : `${disputesPath}?tab=disputes`), { replace: true })
  }
  const { value } = useAnswer('disputes', { query: { cycle, only: 'open', limit: 1 } })
  const open = value?.open ?? 0
  const tabs = [
    { key: 'values', label: '核定值' },
    { key: 'disputes', label: '异议', beside: open > 0 && <span class="counter">{open}</span> },
  ] as const
  return (
    <>
      <PageHead title="部门数据核对" beside={<span class="badge">{`${cycle}年度`}</span>} />
      <Tabs label="部门数据核对" tabs={tabs} chosen={chosen} onChoose={go}>
        {chosen === 'values' ? <ValuesTab cycle={cycle} /> : <DisputeList cycle={cycle} />}
      </Tabs>
    </>
  )
}
