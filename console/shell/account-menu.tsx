import { useState } from 'preact/hooks'
import { roleNames } from '#core/access/role.ts'
import { Icon } from '#ui/icon.tsx'
import { usePopover } from '#ui/use-popover.ts'
import { mayAsk } from '../frame/entries.ts'
import { FailureNotice } from '../notice/failure-notice.tsx'
import { navigate } from '../route/place.ts'
import { useSession } from '../session/session.ts'

/** Who is signed in, and sign-out. */
export function AccountMenu() {
  const { account, signOut } = useSession()
  const { root, isOpen, toggle } = usePopover()
  const [failure, setFailure] = useState<unknown>(null)
  const go = (address: string): void => {
    toggle()
    navigate(address)
  }
  const role = account.orgName === null ? roleNames[account.role] : `${account.orgName} ${roleNames[account.role]}`
  // A department is known by its name, everybody else by what they do.
  const known = account.role === 'department' && account.orgName !== null ? account.orgName : roleNames[account.role]
  return (
    <div class="top-bar-account" ref={root}>
      <button type="button" class="btn btn-bare" aria-expanded={isOpen} onClick={toggle}>
        <Icon name="person" />
        <span class="top-bar-role">{`${known} · `}</span>
        {account.name}
        <Icon name="chevron-down" size={12} />
      </button>
      {isOpen && (
        <div class="menu">
          <p class="menu-head">
            <b>{account.name}</b>
            <br />
            <span class="cap">{`${role}，账号 ${account.username}`}</span>
          </p>
          <button type="button" onClick={() => go('/account')}>
            我的账号
          </button>
          {mayAsk('decidePairing', account.role) && (
            <button type="button" onClick={() => go('/account#pair')}>
              批准填报窗格
            </button>
          )}
          <button type="button" onClick={() => void signOut().catch(setFailure)}>
            退出登录
          </button>
          {failure !== null && <FailureNotice failure={failure} />}
        </div>
      )}
    </div>
  )
}
