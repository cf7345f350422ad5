import { Icon } from '#ui/icon.tsx'
import type { SendState } from '../../filing/send-state.ts'
import { FailureBanner } from '../failure-banner.tsx'

export interface SendBannersProps {
  readonly state: SendState
  readonly isOnline: boolean
  readonly isExpired: boolean
  readonly onRetry: () => void
}

/** What keeps the 申请表 from being sent, and what still works. */
export function SendBanners({ state: { failure }, isOnline, isExpired, onRetry }: SendBannersProps) {
  return (
    <>
      {!isOnline && (
        <div class="banner" role="status">
          <Icon name="offline" class="is-info" />
          <div class="banner-text">当前离线，暂不能上送。填写、校验和保存照常，联网后再上送。</div>
        </div>
      )}
      {isExpired && (
        <div class="banner banner-warn" role="alert">
          <Icon name="warning" class="is-warning" />
          <div class="banner-text">登录已过期，修改仍在本机。请重新登录后上送。</div>
        </div>
      )}
      {failure !== null && isOnline && <FailureBanner failure={failure} onRetry={onRetry} />}
    </>
  )
}
