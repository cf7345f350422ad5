import type { AffectedResult } from '#core/api/unlocks.ts'
import { count } from '#ui/number.ts'
import { evaluationPath } from '../route/route.ts'

/** Formal results that rest on the locked values: they stay as they are until somebody evaluates again. */
export function AffectedResults({ affected }: { readonly affected: readonly AffectedResult[] }) {
  if (affected.length === 0) return <p class="sub">还没有正式评估用过这一宗的数据。</p>
  return (
    <div class="sub">
      <p>受影响的正式结果（结果本身不变，数据改动后应重新评估）：</p>
      <ul>
        {affected.map(({ evaluation, class: given, rank, of, landClass }) => (
          <li key={evaluation}>
            <a href={evaluationPath(evaluation)}>{`第 ${evaluation} 次评估`}</a>
            {`：本宗 ${given === null ? '未定类' : `${given} 类`}`}
            {rank !== null && of !== null && `，第 ${count(rank)} / ${count(of)} 名`}
            {rank !== null &&
              of !== null &&
              of > 1 &&
              `；同组（${landClass ?? '未分类'}）其余 ${count(of - 1)} 宗的名次可能随之变化`}
          </li>
        ))}
      </ul>
    </div>
  )
}
