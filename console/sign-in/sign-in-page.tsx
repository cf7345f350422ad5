import type { Call } from '#ui/client.ts'
import { Icon } from '#ui/icon.tsx'
import { Entrance } from '../entry/entrance.tsx'
import type { Account } from '../session/session.ts'
import { useAbout } from '../session/use-about.ts'
import { Downloads } from './downloads.tsx'
import { SignInForm } from './sign-in-form.tsx'
import { SingleSignOnButton } from './single-sign-on.tsx'

export interface SignInPageProps {
  readonly call: Call
  readonly onSignedIn: (account: Account) => void
  /** Said above the form: why the reader is here. */
  readonly notice?: string
}

/** Sign-in, and below it what works without one. */
export function SignInPage({ call, onSignedIn, notice }: SignInPageProps) {
  const about = useAbout(call)
  return (
    <Entrance title="登录" {...(about === null ? {} : { district: about.district.name, demo: about.demo })}>
      {notice !== undefined && (
        <div class="banner banner-ok" role="status">
          <Icon name="done" class="is-done" />
          <p class="banner-text">{notice}</p>
        </div>
      )}
      <section class="card">
        <h1>登录</h1>
        <SignInForm call={call} onSignedIn={onSignedIn} />
        {about?.singleSignOn === true && <SingleSignOnButton call={call} />}
        <a class="link" href="/join">
          企业：用邀请码建立账号
        </a>
      </section>
      <Downloads call={call} demo={about?.demo === true} />
    </Entrance>
  )
}
