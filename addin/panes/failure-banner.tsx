import type { FailureText } from '#ui/client-failure-text.ts'
import { Icon } from '#ui/icon.tsx'

/** What kept the pane from sending, with the way to try again. */
export function FailureBanner({ failure, onRetry }: { readonly failure: FailureText; readonly onRetry: () => void }) {
  return (
    <div class="banner banner-err" role="alert">
      <Icon name="error" class="is-error" />
      <div class="banner-text">
        <strong>{failure.title}</strong>
        {`${failure.detail}${failure.action}`}
      </div>
      <button type="button" class="link" onClick={onRetry}>
        重试
      </button>
    </div>
  )
}
