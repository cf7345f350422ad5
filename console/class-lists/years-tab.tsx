import { classMoveNames } from '#core/class-lists/class-move.ts'
import { movedText, TransitionTable } from '../comparison/transition-table.tsx'
import { mayAsk } from '../frame/entries.ts'
import { useCyclePath } from '../frame/use-cycle.ts'
import { ListShapes } from '../list/list-shapes.tsx'
import { FailureNotice } from '../notice/failure-notice.tsx'
import { useSession } from '../session/session.ts'
import { classListsAddress } from './class-list-view.ts'
import { EarlierImport } from './earlier-import.tsx'
import type { SummaryProps } from './lists-tab.tsx'
import { NotDecided } from './not-decided.tsx'

const linked = ['two-d', 'c-to-d', 'improved', 'worse'] as const
const shown: Readonly<Record<(typeof linked)[number], string>> = {
  'two-d': `列出${classMoveNames['two-d']}`,
  'c-to-d': `列出 ${classMoveNames['c-to-d']}`,
  improved: `列出${classMoveNames.improved}`,
  worse: `列出${classMoveNames.worse}`,
}

/** 历年变化: from the classes of the year before to those of this one, and the results of years decided elsewhere. */
export function YearsTab({ cycle, summary: { value, failure, askAgain } }: SummaryProps) {
  const { account } = useSession()
  const pathIn = useCyclePath()
  if (value === null) {
    return failure === null ? <ListShapes label="历年变化" /> : <FailureNotice failure={failure} onRetry={askAgain} />
  }
  const { decided } = value
  const cells = decided?.steps.map((step) => ({ ...step, landArea: 0 })) ?? []
  const before = decided?.beforeCycle ?? null
  return (
    <div class="stack">
      {decided === null ? (
        <NotDecided summary={value} />
      ) : (
        <section class="card" aria-labelledby="steps">
          <div class="card-head">
            <h2 id="steps">{before === null ? '没有上一年度的结果可比' : movedText(cells)}</h2>
            {before !== null && <span class="aside cap">{`${before}年度 → ${cycle}年度，n = ${sum(cells)} 宗`}</span>}
          </div>
          {before === null ? (
            <p class="card-body sub">以往年度没有审定结果，也没有导入。导入以往年度结果后，这里显示变化。</p>
          ) : (
            <div class="card-body stack">
              <p class="row">
                {linked.map((move) => (
                  <a key={move} class="btn" href={pathIn(classListsAddress('lists', { move }))}>
                    {shown[move]}
                  </a>
                ))}
              </p>
              <TransitionTable cells={cells} fromName={`${before}年度`} toName={`${cycle}年度`} />
              <p class="cap">
                分割、合并、换码的地块按前身的类别比，前身不止一宗的取其中最差的一类。两个年度所用标准不同时，变化不全由地块本身引起。
              </p>
            </div>
          )}
        </section>
      )}
      {mayAsk('importEarlierClasses', account.role) && <EarlierImport onDone={askAgain} />}
    </div>
  )
}

function sum(cells: readonly { readonly parcels: number }[]): number {
  return cells.reduce((all, { parcels }) => all + parcels, 0)
}
