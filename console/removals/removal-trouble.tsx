import { Icon } from '#ui/icon.tsx'
import { FailureNotice } from '../notice/failure-notice.tsx'
import type { Removal } from './use-removal.ts'

/** Why a row was not taken out or brought back; nothing while all is well. */
export function RemovalTrouble({ removal: { failure, refusal } }: { readonly removal: Removal }) {
  return (
    <>
      {failure !== null && <FailureNotice failure={failure} />}
      {refusal !== null && (
        <div class="banner banner-warn" role="alert">
          <Icon name="warning" />
          <p class="banner-text">
            <strong>没有办理</strong>
            {refusal}
          </p>
        </div>
      )}
    </>
  )
}
