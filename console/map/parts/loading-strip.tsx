import { count } from '#ui/number.ts'
import { Bar } from '#ui/progress.tsx'
import { useDelayed } from '#ui/use-delayed.ts'

export interface LoadingStripProps {
  /** What comes: 地块边界. */
  readonly title: string
  readonly done: number
  readonly total: number
  /** 个街镇, 宗. */
  readonly unit: string
}

/** What is still on its way to a map that can be used already. */
export function LoadingStrip({ title, done, total, unit }: LoadingStripProps) {
  const isShown = useDelayed(true, 300)
  if (!isShown) return null
  return (
    <div class="map-loading card no-print" role="status">
      <span>
        {`正在取得${title} `}
        <span class="nb">{`${count(done)} / ${count(total)} ${unit}`}</span>
      </span>
      <Bar share={total === 0 ? 0 : done / total} label={`正在取得${title}`} unknown={total === 0} />
    </div>
  )
}
