import type { ComponentType } from 'preact'
import { useCallback, useEffect, useState } from 'preact/hooks'
import { ServerUnreachable } from '#ui/client-failure.ts'
import { FailureNotice } from './notice/failure-notice.tsx'

/**
 * A page whose code comes when it is first opened, so that opening the console does not wait for all of it. Code that
 * does not come is told with a retry, as any answer that does not come.
 */
export function lazyPage<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  let page: ComponentType<Props> | null = null
  return function LazyPage(props: Props) {
    const [isThere, setThere] = useState(page !== null)
    const [failure, setFailure] = useState<unknown>(null)
    const fetchPage = useCallback(() => {
      setFailure(null)
      load().then(
        (loaded) => {
          page = loaded
          setThere(true)
        },
        (error: unknown) => setFailure(new ServerUnreachable(error)),
      )
    }, [])
    useEffect(() => {
      if (page === null) fetchPage()
    }, [fetchPage])
    if (failure !== null) return <FailureNotice failure={failure} onRetry={fetchPage} />
    const Page = page
    return isThere && Page !== null ? <Page {...props} /> : null
  }
}
