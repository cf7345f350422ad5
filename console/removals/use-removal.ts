import { useCallback, useState } from 'preact/hooks'
import type { FormId } from '#core/forms/catalogue.ts'
import { tellChanged } from '../data/changed.ts'
import { useSession } from '../session/session.ts'

/** A row as an act on it names it. */
export interface RowRef {
  readonly form: FormId
  readonly key: string
  /** What the reader saw; a row that others changed since is refused. */
  readonly revision: number
  /** Code of the parcel, name of the firm. */
  readonly name: string
}

export interface Removal {
  readonly isBusy: boolean
  readonly failure: unknown
  /** Why the last act was refused, in the server's words. */
  readonly refusal: string | null
  /** Resolves to the row as it is after it, null when it was refused or the connection failed. */
  readonly run: (to: 'removed' | 'present', row: RowRef, reason: string) => Promise<RowRef | null>
}

/** Takes a row out or brings it back, one at a time. */
export function useRemoval(): Removal {
  const { call } = useSession()
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  const run = useCallback(
    async (to: 'removed' | 'present', row: RowRef, reason: string): Promise<RowRef | null> => {
      const { form, key, revision } = row
      setBusy(true)
      setFailure(null)
      setRefusal(null)
      try {
        const { items } = await call('removeRows', {
          body: { to, rows: [{ form, key, baseRevision: revision }], reason },
        })
        const [outcome] = items
        tellChanged('parcel', 'parcels', 'removals', 'conflicts')
        setRefusal(outcome?.refusal?.message ?? null)
        return outcome?.revision == null ? null : { ...row, revision: outcome.revision }
      } catch (error) {
        setFailure(error)
        return null
      } finally {
        setBusy(false)
      }
    },
    [call],
  )
  return { isBusy, failure, refusal, run }
}
