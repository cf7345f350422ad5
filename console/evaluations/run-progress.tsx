import { Progress } from '#ui/progress.tsx'
import { useDelayed } from '#ui/use-delayed.ts'
import type { DraftRun } from './use-draft-run.ts'

/** A draft on its way; nothing in the first 300 ms. It goes on when the page is left, and that is said. */
export function RunProgress({ running }: { readonly running: DraftRun['running'] }) {
  const isShown = useDelayed(running !== null, 300)
  if (running === null || !isShown) return null
  const isCounted = running !== 'asked' && running.parcels > 0
  return (
    <div class="stack-s" role="status">
      <Progress
        title="正在草评"
        done={isCounted ? Math.floor(running.parcels * running.progress) : 0}
        total={isCounted ? running.parcels : 0}
        unit="宗"
      />
      <p class="cap">离开本页不影响运行，完成后在列表中查看。</p>
    </div>
  )
}
