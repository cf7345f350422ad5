import { useState } from 'preact/hooks'
import type { ParcelSummary } from '#core/api/parcels.ts'
import { townName } from '#core/vocabulary/district.ts'
import { FailureNotice } from '../../notice/failure-notice.tsx'
import { useSession } from '../../session/session.ts'

export interface ParcelSearchProps {
  readonly cycle: string
  readonly onFound: (code: string) => void
}

const offered = 8

/** Finds a parcel by code, place, owner or credit code and goes there; several are offered. */
export function ParcelSearch({ cycle, onFound }: ParcelSearchProps) {
  const { call } = useSession()
  const [items, setItems] = useState<readonly ParcelSummary[]>([])
  const [note, setNote] = useState('')
  const [failure, setFailure] = useState<unknown>(null)

  const goTo = (code: string): void => {
    setItems([])
    setNote('')
    onFound(code)
  }
  const search = async (q: string): Promise<void> => {
    setFailure(null)
    setItems([])
    if (q === '') return
    const found = await call('parcels', { query: { cycle, q, limit: offered } })
    const exact = found.items.find(({ parcelCode }) => parcelCode === q.toUpperCase())
    const [only] = exact === undefined && found.items.length === 1 ? found.items : [exact]
    if (only !== undefined) return goTo(only.parcelCode)
    setItems(found.items)
    setNote(noteOf(found.total))
  }
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    if (!(event.currentTarget instanceof HTMLFormElement)) return
    const q = String(new FormData(event.currentTarget).get('q') ?? '').trim()
    search(q).catch(setFailure)
  }
  return (
    <search class="map-search popover">
      <form class="row" onSubmit={submit}>
        <input
          class="input"
          name="q"
          maxLength={100}
          autocomplete="off"
          aria-label="在地图上查找地块"
          placeholder="编码、坐落、企业名称"
        />
        <button type="submit" class="btn">
          查找
        </button>
      </form>
      <p class="vh" role="status">
        {note}
      </p>
      {(items.length > 0 || note !== '') && (
        <div class="menu">
          {items.map(({ parcelCode, ownerName, parcelName, townCode }) => (
            <button key={parcelCode} type="button" onClick={() => goTo(parcelCode)}>
              <b class="nb">{parcelCode}</b>
              <span class="ellipsis">{ownerName ?? parcelName ?? ''}</span>
              <span class="cap nb">{townCode === null ? '' : townName(townCode)}</span>
            </button>
          ))}
          <p class="cap map-search-note">{note}</p>
        </div>
      )}
      {failure !== null && <FailureNotice failure={failure} />}
    </search>
  )
}

function noteOf(total: number): string {
  if (total === 0) return '没有找到。可改用编码、坐落、企业名称或信用代码的一部分。'
  return total > offered ? `共 ${total} 宗，只列前 ${offered} 宗，可写得更具体。` : `共 ${total} 宗，请选择。`
}
