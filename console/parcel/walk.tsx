import { useEffect } from 'preact/hooks'
import { Icon } from '#ui/icon.tsx'
import { count } from '#ui/number.ts'
import { useAnswer } from '../data/use-answer.ts'
import { parcelInList, rowInList } from '../parcels/parcel-in-list.ts'
import { filterOf, parseParcelView } from '../parcels/parcel-view.ts'
import { navigate, usePlace } from '../route/place.ts'

export interface WalkProps {
  readonly cycle: string
  readonly parcelCode: string
}

/** ↑ 上一宗 ↓ 下一宗 of the list the parcel was opened from; the keys do the same while the focus is on the page's head. */
export function Walk({ cycle, parcelCode }: WalkProps) {
  const { query } = usePlace()
  const view = parseParcelView(query)
  const row = rowInList(query)
  const offset = Math.max(0, (row ?? 0) - 1)
  const { value } = useAnswer(
    'parcels',
    row === null ? null : { query: { cycle, ...filterOf(view), sort: view.sort, offset, limit: 3 } },
  )
  const at = value?.items.findIndex((item) => item.parcelCode === parcelCode) ?? -1
  const neighbour = (by: number): string | null => {
    const item = at < 0 ? undefined : value?.items[at + by]
    return item === undefined || row === null ? null : parcelInList(cycle, item.parcelCode, view, offset + at + by)
  }
  const previous = neighbour(-1)
  const next = neighbour(1)

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const isAtHead = event.target instanceof Element && event.target.closest('.page-head') !== null
      const address = event.key === 'ArrowUp' ? previous : event.key === 'ArrowDown' ? next : null
      if (!isAtHead || address === null) return
      event.preventDefault()
      navigate(address, { replace: true })
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [previous, next])

  if (row === null || value === null) return null
  if (at < 0) return <span class="cap">已不在筛选结果中</span>
  return (
    <nav class="row no-print" aria-label="筛选结果中前后各宗">
      <span class="cap nb">{`第 ${count(offset + at + 1)} / ${count(value.total)} 宗`}</span>
      <Step address={previous} icon="arrow-up" text="上一宗" />
      <Step address={next} icon="arrow-down" text="下一宗" />
    </nav>
  )
}

interface StepProps {
  readonly address: string | null
  readonly icon: 'arrow-up' | 'arrow-down'
  readonly text: string
}

function Step({ address, icon, text }: StepProps) {
  if (address === null) {
    return (
      <span class="btn" aria-disabled="true">
        <Icon name={icon} />
        {text}
      </span>
    )
  }
  return (
    <a class="btn" href={address}>
      <Icon name={icon} />
      {text}
    </a>
  )
}
