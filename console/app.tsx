import { useState } from 'preact/hooks'
import { createClient } from '#ui/client.ts'
import { Pages } from './pages.tsx'
import { navigate, usePlace } from './route/place.ts'
import { SessionGate } from './session/session-gate.tsx'
import { SetUpPage } from './session/set-up-page.tsx'
import { Shell } from './shell/shell.tsx'

const client = createClient()
/** Where the server's single-use link leads, its token in the fragment: it reaches the page, but no log on the way. */
const setUpPath = '/set-up'

/** The console: a set-up link, or the pages behind the sign-in. */
export function App() {
  const { path, fragment } = usePlace()
  const [created, setCreated] = useState<string | null>(null)
  if (path === setUpPath) {
    const done = (username: string): void => {
      setCreated(username)
      navigate('/', { replace: true })
    }
    return <SetUpPage call={client} token={fragment} onDone={done} />
  }
  const notice = created === null ? {} : { notice: `账号 ${created} 已建立，请登录。` }
  return (
    <SessionGate {...notice}>
      <Shell>
        <Pages />
      </Shell>
    </SessionGate>
  )
}
