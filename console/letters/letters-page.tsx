import '../frame/tabs.css'
import './letters.css'
import { mayAsk } from '../frame/entries.ts'
import { PageHead } from '../frame/page-head.tsx'
import { Tabs } from '../frame/tabs.tsx'
import { useCycle, useCyclePath } from '../frame/use-cycle.ts'
import { lettersPath } from '../route/letter-route.ts'
import { navigate, usePlace } from '../route/place.ts'
import { useSession } from '../session/session.ts'
import { IssueTab } from './issue-tab.tsx'
import { ListTab } from './list-tab.tsx'
import { TemplatesTab } from './templates-tab.tsx'

const tabs = [
  { key: 'letters', label: '函件' },
  { key: 'issue', label: '出具' },
  { key: 'templates', label: '模板和文号' },
] as const
type TabKey = (typeof tabs)[number]['key']

/** 函件: what was written to whom and how it was handed over; officers issue them and keep the templates. */
export function LettersPage() {
  const { account } = useSession()
  const { query } = usePlace()
  const cycle = useCycle()
  const pathIn = useCyclePath()
  const isOfficer = mayAsk('letterTemplates', account.role)
  const chosen = tabs.find(({ key }) => isOfficer && key === query.get('tab'))?.key ?? 'letters'
  const go = (key: TabKey): void => {
    navigate(pathIn(key === 'letters' ? lettersPath : `${lettersPath}?tab=${key}`), { replace: true })
  }
  return (
    <>
      <PageHead title="函件" beside={<span class="badge">{`${cycle}年度`}</span>} />
      {isOfficer ? (
        <Tabs label="函件" tabs={tabs} chosen={chosen} onChoose={go}>
          {chosen === 'letters' && <ListTab cycle={cycle} />}
          {chosen === 'issue' && <IssueTab cycle={cycle} />}
          {chosen === 'templates' && <TemplatesTab cycle={cycle} />}
        </Tabs>
      ) : (
        <ListTab cycle={cycle} />
      )}
    </>
  )
}
