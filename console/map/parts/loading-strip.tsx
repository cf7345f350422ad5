import { count } from '#ui/number.ts'
import { Bar } from '#ui/progress.tsx'
import { useDelayed } from '#ui/use-delayed.ts'

export interface LoadingStripProps {
  /** What comes: 地块边界. */
  readonly title: string
  /** How much of it has come; null: it comes at once. Unit: 个街镇. */
  readonly part: { readonly done: number; readonly total: number; readonly unit: string } | null
}

/** What is still on its way to a map that can be used already. */
export function LoadingStrip({ title, part }: LoadingStripProps) {
  const isShown = useDelayed(true, 300)
  if (!isShown) return null
  return (
    <div class="map-loading card no-print" role="status">
      <span>
        {`正在取得${title} `}
        {part !== null && <span class="nb">{`${count(part.done)} / ${count(part.total)} ${part.unit}`}</span>}
      </span>
      <Bar
        share={part === null || part.total === 0 ? 0 : part.done / part.total}
        label={`正在取得${title}`}
        unknown={part === null || part.total === 0}
      />
    </div>
  )
}
