import { useEffect, useMemo, useState } from 'preact/hooks'
import type { App } from '../app/app.ts'
import type { Work } from '../app/work.ts'
import type { Sync } from '../sync/sync.ts'
import { createSender, type Sender } from './sender.ts'

/** The sender of the open workbook. */
export function useSender(app: App, { document }: Work): Sender {
  return useMemo(
    () =>
      createSender({
        host: document.host,
        session: app.session,
        scopeOf: (username) => `${location.origin} ${username}`,
      }),
    [app, document],
  )
}

/** Who is signed in is told by the sync; null until its code is there. */
export function useAccount(work: Work, onDefect: (error: unknown) => void): Sync | null {
  const [sync, setSync] = useState<Sync | null>(null)
  useEffect(() => {
    work
      .sync()
      .then((started) => {
        setSync(started)
        return started.shakeHands()
      })
      .catch(onDefect)
  }, [work])
  return sync
}
