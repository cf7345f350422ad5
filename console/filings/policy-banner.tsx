import { notice9 } from '#core/vocabulary/citation.ts'
import { policyNotice } from '#core/vocabulary/policy-register.ts'
import { Icon } from '#ui/icon.tsx'
import { useAnswer } from '../data/use-answer.ts'
import { mayAsk } from '../frame/entries.ts'
import { DatedText } from '../list/dated-text.tsx'
import { policiesPath } from '../route/route.ts'
import { useSession } from '../session/session.ts'
import { documentsInForce } from './rules/policy-lines.ts'

export interface PolicyBannerProps {
  /** The day one filing was received; without it today's, for work of today. */
  readonly receivedOn?: string | null
}

/**
 * Which document applies where 9号文 itself does not any more: a question until the register answers it, then the answer.
 * Never a reason to refuse.
 */
export function PolicyBanner({ receivedOn = null }: PolicyBannerProps) {
  const { today, account } = useSession()
  const { value } = useAnswer('policies', {})
  if (value === null) return null
  const notice = policyNotice(documentsInForce(value.entries), notice9, receivedOn ?? today)
  if (notice === null) return null
  const text = receivedOn === null ? notice.text : `本项目 ${receivedOn} 申报。${notice.text}`
  if (notice.kind === 'answer') {
    return (
      <div class="row sub">
        <p class="with-icon">
          <Icon name="info" class="is-info" />
          <span>
            <DatedText text={text} />
          </span>
        </p>
        <a class="link" href={policiesPath}>
          政策登记
        </a>
      </div>
    )
  }
  return (
    <div class="banner">
      <Icon name="info" />
      <p class="banner-text">
        <DatedText text={text} />
        {!mayAsk('savePolicy', account.role) && '适用文件由区专班登记，不影响办理。'}
      </p>
      {mayAsk('savePolicy', account.role) && (
        <a class="btn btn-s" href={policiesPath}>
          登记适用文件
        </a>
      )}
    </div>
  )
}
