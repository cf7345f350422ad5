import type { Overview } from '#core/api/parcels.ts'
import { ClassBar } from '#ui/chart/class-bar.tsx'
import { instantText } from '#ui/instant.ts'
import { count } from '#ui/number.ts'
import { ModeBadge } from '../evaluations/mode-badge.tsx'
import { mayAsk } from '../frame/entries.ts'
import { useCyclePath } from '../frame/use-cycle.ts'
import { parcelsAddress } from '../parcels/parcel-view.ts'
import { evaluationPath } from '../route/route.ts'
import { useSession } from '../session/session.ts'

/** The classes of the evaluation that is shown, or how to get a first draft. */
export function DraftCard({ draft }: { readonly draft: Overview['evaluation'] }) {
  const { account, today } = useSession()
  const cyclePath = useCyclePath()
  if (draft === null) {
    return (
      <section class="card" aria-labelledby="draft">
        <div class="card-head">
          <h2 id="draft">试算类别</h2>
        </div>
        <p class="card-body sub">
          {mayAsk('runEvaluation', account.role)
            ? '还没有草评。草评可以随时运行，不影响填报。'
            : '还没有草评。区专班运行草评后，这里显示各类宗数。'}
        </p>
      </section>
    )
  }
  const { mode, classes, direct, exempt, incomplete } = draft
  const isFormal = mode === 'formal'
  return (
    <section class="card" aria-labelledby="draft">
      <div class="card-head">
        <h2 id="draft">{isFormal ? '正式评估类别' : '试算类别'}</h2>
        <ModeBadge mode={mode} />
        <span class="aside cap draft-when">
          <a href={evaluationPath(draft.id)}>{instantText(draft.at, today)}</a>
        </span>
      </div>
      <div class="card-body">
        <ClassBar
          counts={classes}
          formal={isFormal}
          addressOf={(letter) => cyclePath(parcelsAddress({ class: [letter] }))}
        />
        <div class="draft-note">
          <a href={cyclePath(parcelsAddress({ class: ['none'] }))}>
            {`未定类 ${count(exempt + incomplete)} 宗：暂不评价 ${count(exempt)}，待补正 ${count(incomplete)}`}
          </a>
          <p class="sub">
            {`四类中 ${count(direct)} 宗为直接判定。${isFormal ? '以审定结果为准。' : '预估结果，不作为正式类别。'}`}
          </p>
        </div>
      </div>
    </section>
  )
}
