import { failureText } from '#ui/client-failure-text.ts'
import { Icon } from '#ui/icon.tsx'

export interface FailureNoticeProps {
  readonly failure: unknown
  readonly onRetry?: () => void
}

/** What went wrong, why, and what to do, in its place on the page. */
export function FailureNotice({ failure, onRetry }: FailureNoticeProps) {
  const { title, detail, action } = failureText(failure)
  return (
    <div class="banner banner-err" role="alert">
      <Icon name="error" />
      <p class="banner-text">
        <strong>{title}</strong>
        {detail}
        {action}
      </p>
      {onRetry !== undefined && (
        <button type="button" class="btn btn-s" onClick={onRetry}>
          重试
        </button>
      )}
    </div>
  )
}
