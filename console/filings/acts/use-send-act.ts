import { useCallback, useRef, useState } from 'preact/hooks'
import type { FilingDetail } from '#core/api/filings.ts'
import type { RequestOf } from '#ui/client-request.ts'
import { uuid } from '#ui/uuid.ts'
import { useSession } from '../../session/session.ts'

type Body = Omit<RequestOf<'actOnFiling'>['body'], 'request'>

export interface SendAct {
  readonly isBusy: boolean
  readonly failure: unknown
  /** Resolves to the filing as it is after it, null when it was refused or the connection failed. */
  readonly send: (body: Body) => Promise<FilingDetail | null>
}

/** Sends one act. The same content again is the same request: a lost answer carries nothing out twice. */
export function useSendAct(id: string): SendAct {
  const { call } = useSession()
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const sent = useRef({ text: '', request: '' })
  const send = useCallback(
    async (body: Body): Promise<FilingDetail | null> => {
      const text = JSON.stringify(body)
      if (sent.current.text !== text) sent.current = { text, request: uuid() }
      setBusy(true)
      setFailure(null)
      try {
        const { request } = sent.current
        return await call('actOnFiling', { params: { id }, body: { request, ...body } })
      } catch (error) {
        setFailure(error)
        return null
      } finally {
        setBusy(false)
      }
    },
    [call, id],
  )
  return { isBusy, failure, send }
}
