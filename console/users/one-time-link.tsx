import type { AnswerOf } from '#ui/client-request.ts'
import { instantText } from '#ui/instant.ts'
import { useSession } from '../session/session.ts'

export interface MadeLink {
  readonly username: string
  readonly link: AnswerOf<'createPasswordLink'>
}

/** A link to set a password, shown this once. */
export function OneTimeLink({ made, onClose }: { readonly made: MadeLink; readonly onClose: () => void }) {
  const { today } = useSession()
  return (
    <section class="card card-body stack" aria-label="设置密码的链接" role="status">
      <h2>{`把这个链接交给 ${made.username} 本人`}</h2>
      <p class="sub">
        {`链接只显示这一次，只能用一次，${instantText(made.link.expiresAt, today)} 前有效。本人打开后自己设置密码，他人不会知道。`}
      </p>
      <p class="one-time is-link">{window.location.origin + made.link.path}</p>
      <div class="row">
        <button type="button" class="btn btn-fill" onClick={onClose}>
          已交给本人
        </button>
      </div>
    </section>
  )
}
