import '../shell/tabs.css'
import '../users/users.css'
import '../account/account.css'
import './roster.css'
import { PageHead } from '../shell/page-head.tsx'
import { ThirdPartiesTab } from './third-parties-tab.tsx'

/** 专班名册: 第三方单位 with what they may do. */
export function RosterPage() {
  return (
    <>
      <PageHead title="第三方单位" />
      <p class="sub">受委托的技术单位只在授权的期限、地块和表内查看、填写；过期即看不到。</p>
      <ThirdPartiesTab />
    </>
  )
}
