import { useState } from 'preact/hooks'
import { singleSignOnPath } from '#core/api/single-sign-on.ts'
import { createClient } from '#ui/client.ts'
import { Pages } from './pages.tsx'
import { navigate, usePlace } from './route/place.ts'
import { Shell } from './shell/shell.tsx'
import { JoinPage } from './sign-in/join-page.tsx'
import { SessionGate } from './sign-in/session-gate.tsx'
import { SetPasswordPage } from './sign-in/set-password-page.tsx'
import { SetUpPage } from './sign-in/set-up-page.tsx'
import { SingleSignOnReturn } from './sign-in/single-sign-on.tsx'

const client = createClient()

/**
 * The console: pages for those who have no session yet, or the pages behind the sign-in. Single-use links carry their
 * token in the fragment: it reaches the page, but no log on the way.
 */
export function App() {
  const { path, fragment, query } = usePlace()
  const [notice, setNotice] = useState<string | null>(null)
  const goHome = (said: string | null): void => {
    setNotice(said)
    navigate('/', { replace: true })
  }
  switch (path) {
    case '/set-up':
      return <SetUpPage call={client} token={fragment} onDone={(name) => goHome(`账号 ${name} 已建立，请登录。`)} />
    case '/set-password':
      return (
        <SetPasswordPage
          call={client}
          token={fragment}
          onDone={(name) => goHome(`账号 ${name} 的密码已设置，请登录。`)}
        />
      )
    case '/join':
      return <JoinPage call={client} onDone={(name) => goHome(`账号 ${name} 已建立，请登录。`)} />
    case singleSignOnPath:
      return <SingleSignOnReturn call={client} parameters={query.toString()} onDone={() => goHome(null)} />
    default:
      return (
        <SessionGate {...(notice === null ? {} : { notice })}>
          <Shell>
            <Pages />
          </Shell>
        </SessionGate>
      )
  }
}
