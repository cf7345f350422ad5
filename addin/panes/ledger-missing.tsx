import { useMemo } from 'preact/hooks'
import { count } from '#ui/number.ts'
import type { Checking } from '../app/checking.ts'
import { useStore } from '../base/store.ts'
import type { Place } from '../host/host.ts'

export interface LedgerMissingProps {
  readonly checking: Checking
  /** The parcel one stands in. */
  readonly parcelCode: string | null
  readonly onGo: (place: Place) => void
}

/** Of a ledger: how many other parcels have blanks, and the way to the next one. */
export function LedgerMissing({ checking, parcelCode, onGo }: LedgerMissingProps) {
  const items = useStore(checking.store, (state) => state.items)
  const blanks = useMemo(() => items.filter((item) => item.code === 'required'), [items])
  const others = new Set(blanks.map((item) => item.parcelCode).filter((code) => code !== parcelCode))
  if (others.size === 0) return null
  const next = blanks.find((item) => item.parcelCode > (parcelCode ?? '')) ?? blanks[0]
  return (
    <section class="card ledger-missing">
      <span>{`本台账另有 ${count(others.size)} 宗地未填齐`}</span>
      {next !== undefined && (
        <button type="button" class="link" onClick={() => onGo(next)}>
          {`去 ${next.parcelCode === '' ? '未填编码的行' : next.parcelCode}`}
        </button>
      )}
    </section>
  )
}
