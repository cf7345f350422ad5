import { FirstAnswer } from '../list/first-answer.tsx'
import './progress.css'
import type { Progress } from '#core/api/progress-shapes.ts'
import { endpoints } from '#core/api/table.ts'
import { addressOf } from '#ui/client-address.ts'
import { Icon } from '#ui/icon.tsx'
import { instantText } from '#ui/instant.ts'
import { useAnswer } from '../data/use-answer.ts'
import { mayAsk } from '../frame/entries.ts'
import { PageHead } from '../frame/page-head.tsx'
import { Tabs } from '../frame/tabs.tsx'
import { useCycle } from '../frame/use-cycle.ts'
import { navigate, usePlace } from '../route/place.ts'
import { progressAddress } from '../route/progress-route.ts'
import { useSession } from '../session/session.ts'
import { DatesTab } from './dates/dates-tab.tsx'
import { DepartmentTab } from './department-tab.tsx'
import { ParkTab, TownTab } from './group-tab.tsx'
import { RemindTab } from './remind/remind-tab.tsx'
import { StageStrip } from './stage-strip.tsx'

const labels = { towns: '街镇', parks: '园区', departments: '部门', remind: '催办', dates: '时限' } as const
type Key = keyof typeof labels

/** What the reader has anything in. */
function useTabs(): readonly Key[] {
  const { role } = useSession().account
  if (role === 'department') return ['departments']
  const isTown = role === 'town' || role === 'town-reviewer'
  const own: readonly Key[] = isTown ? ['towns', 'parks'] : ['towns', 'parks', 'departments']
  const keys: readonly Key[] = mayAsk('receivers', role) ? [...own, 'remind'] : own
  return mayAsk('dueActs', role) ? [...keys, 'dates'] : keys
}

/** 进度与催办: due dates, who is how far and how late, whom to remind. */
export function ProgressPage() {
  const cycle = useCycle()
  const { query } = usePlace()
  const { today } = useSession()
  const { value, failure, askAgain } = useAnswer('progress', { query: { cycle } })
  const keys = useTabs()
  const chosen = keys.find((key) => key === query.get('tab')) ?? keys[0] ?? 'departments'
  const go = (key: Key): void => {
    navigate(progressAddress(query, { tab: key === keys[0] ? null : key, step: null }), { replace: true })
  }
  return (
    <>
      <PageHead title="进度与催办" beside={<span class="badge">{`${cycle}年度`}</span>}>
        {value !== null && <span class="cap nb">{`数据截至 ${instantText(value.asOf, today)}`}</span>}
        <a class="btn" href={addressOf(endpoints.exportProgress, { query: { cycle } })} download>
          <Icon name="download" />
          导出
        </a>
      </PageHead>
      <FirstAnswer value={value} failure={failure} onRetry={askAgain} label="进度" />
      {value !== null && (
        <>
          <StageStrip stages={value.stages} />
          <Tabs
            label="进度与催办"
            tabs={keys.map((key) => ({ key, label: labels[key] }))}
            chosen={chosen}
            onChoose={go}
          >
            <Panel chosen={chosen} progress={value} />
          </Tabs>
        </>
      )}
    </>
  )
}

function Panel({ chosen, progress }: { readonly chosen: Key; readonly progress: Progress }) {
  const { cycle, towns, zones, departments } = progress
  switch (chosen) {
    case 'towns':
      return <TownTab groups={towns} cycle={cycle} />
    case 'parks':
      return <ParkTab groups={towns} zones={zones} cycle={cycle} />
    case 'departments':
      return <DepartmentTab departments={departments} />
    case 'remind':
      return <RemindTab cycle={cycle} />
    case 'dates':
      return <DatesTab progress={progress} />
  }
}
