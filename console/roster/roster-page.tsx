import '../frame/tabs.css'
import '../users/users.css'
import '../account/account.css'
import './roster.css'
import { mayAsk } from '../frame/entries.ts'
import { PageHead } from '../frame/page-head.tsx'
import { Tabs } from '../frame/tabs.tsx'
import { useCyclePath } from '../frame/use-cycle.ts'
import { navigate, usePlace } from '../route/place.ts'
import { useSession } from '../session/session.ts'
import { RosterTab } from './roster-tab.tsx'
import { ThirdPartiesTab } from './third-parties-tab.tsx'

const tabs = [
  { key: 'roster', label: '名册', asks: 'roster' },
  { key: 'units', label: '第三方单位', asks: 'thirdParties' },
] as const
type Key = (typeof tabs)[number]['key']

/** 专班名册: who does the work, and 第三方单位 with what they may do. */
export function RosterPage() {
  const { account } = useSession()
  const { query } = usePlace()
  const pathIn = useCyclePath()
  const open = tabs.filter(({ asks }) => mayAsk(asks, account.role))
  const chosen = open.find(({ key }) => key === query.get('tab')) ?? open[0]
  const go = (key: Key): void =>
    navigate(pathIn(key === 'roster' ? '/roster' : `/roster?tab=${key}`), { replace: true })
  if (chosen === undefined) return null
  return (
    <>
      <PageHead title="专班名册" />
      <p class="sub">
        {chosen.key === 'roster'
          ? '各单位的负责人、联系人和替补。列入名册不带来权限，权限只随各人的账号。'
          : '受委托的技术单位只在授权的期限、地块和表内查看、填写；过期即看不到。'}
      </p>
      <Tabs label="专班名册" tabs={open} chosen={chosen.key} onChoose={go}>
        {chosen.key === 'roster' ? <RosterTab /> : <ThirdPartiesTab />}
      </Tabs>
    </>
  )
}
