import type { ParcelClass } from '#core/vocabulary/class.ts'
import { ClassBar } from '#ui/chart/class-bar.tsx'
import { count } from '#ui/number.ts'
import { movedText, TransitionTable } from '../comparison/transition-table.tsx'
import type { Scored } from './worker/protocol.ts'

export interface ResultCardProps {
  readonly scored: Scored
  readonly inForce: string
  readonly tried: string
}

/** How many in each class, and who moved from the version in force: as fast as the slider. */
export function ResultCard({ scored, inForce, tried }: ResultCardProps) {
  const { cells, milliseconds, outcomes } = scored
  const countOf = (letter: ParcelClass): number =>
    cells.reduce((sum, { to, parcels }) => (to === letter ? sum + parcels : sum), 0)
  return (
    <section class="card" aria-labelledby="tried">
      <div class="card-head">
        <h2 id="tried">{movedText(cells)}</h2>
        <span class="badge badge-dash">预估</span>
        <span class="aside cap nb" data-milliseconds={milliseconds}>
          {`${count(outcomes.length)} 宗 ${count(Math.max(1, Math.round(milliseconds)))} 毫秒`}
        </span>
      </div>
      <div class="card-body stack">
        <ClassBar counts={{ A: countOf('A'), B: countOf('B'), C: countOf('C'), D: countOf('D') }} />
        <TransitionTable cells={cells} fromName={`${inForce}（现行）`} toName={`${tried}（试调）`} />
      </div>
    </section>
  )
}
