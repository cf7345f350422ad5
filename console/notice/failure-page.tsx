import { Entrance } from '../entry/entrance.tsx'
import { FailureNotice } from './failure-notice.tsx'

/** The console cannot start: the server does not answer, or not as agreed. */
export function FailurePage({ failure, onRetry }: { readonly failure: unknown; readonly onRetry: () => void }) {
  return (
    <Entrance title="无法打开">
      <h1 class="vh">无法打开</h1>
      <FailureNotice failure={failure} onRetry={onRetry} />
    </Entrance>
  )
}
