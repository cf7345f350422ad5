import { useEffect, useState } from 'preact/hooks'
import type { Call } from '#ui/client.ts'
import { Entrance } from '../entry/entrance.tsx'
import { FailureNotice } from '../notice/failure-notice.tsx'

/** Stays in this tab: an answer that was made for another browser is good for nothing here. */
const ticketKey = 'parcel-checkup/single-sign-on'

/** Leaves for the identity provider. */
export function SingleSignOnButton({ call }: { readonly call: Call }) {
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const leave = async (): Promise<void> => {
    setBusy(true)
    setFailure(null)
    try {
      const { url, ticket } = await call('startSingleSignOn', { body: {} })
      sessionStorage.setItem(ticketKey, ticket)
      window.location.assign(url)
    } catch (error) {
      setFailure(error)
      setBusy(false)
    }
  }
  return (
    <>
      {failure !== null && <FailureNotice failure={failure} />}
      <button type="button" class={isBusy ? 'btn is-busy' : 'btn'} aria-busy={isBusy} onClick={() => void leave()}>
        统一身份登录
      </button>
    </>
  )
}

export interface SingleSignOnReturnProps {
  readonly call: Call
  /** What the provider sent back. */
  readonly parameters: string
  readonly onDone: () => void
}

/** Where the provider sends people back to. */
export function SingleSignOnReturn({ call, parameters, onDone }: SingleSignOnReturnProps) {
  const [failure, setFailure] = useState<unknown>(null)
  useEffect(() => {
    const ticket = sessionStorage.getItem(ticketKey) ?? ''
    sessionStorage.removeItem(ticketKey)
    // What came back is used once and does not stay in the address or the history.
    window.history.replaceState(null, '', window.location.pathname)
    call('finishSingleSignOn', { body: { ticket, parameters } }).then(onDone, setFailure)
  }, [])
  return (
    <Entrance title="统一身份登录">
      <section class="card">
        <h1>统一身份登录</h1>
        {failure === null ? (
          <p class="sub" role="status">
            正在核实认证结果…
          </p>
        ) : (
          <>
            <FailureNotice failure={failure} />
            <a class="btn btn-fill" href="/">
              返回登录页
            </a>
          </>
        )}
      </section>
    </Entrance>
  )
}
