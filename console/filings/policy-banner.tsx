import { notice9Policy, policyNotice } from '#core/vocabulary/policy.ts'
import { Icon } from '#ui/icon.tsx'
import { useSession } from '../session/session.ts'

/** The document the filings follow is past its validity: a question to answer, never a reason to refuse. */
export function PolicyBanner() {
  const { today } = useSession()
  const notice = policyNotice(notice9Policy, today)
  if (notice === null) return null
  return (
    <div class="banner">
      <Icon name="info" />
      <p class="banner-text">{notice}</p>
    </div>
  )
}
