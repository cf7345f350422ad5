import { useState } from 'preact/hooks'
import type { CycleStageBody, NextAct } from '#core/api/cycle-stages.ts'
import { useCyclePath } from '../frame/use-cycle.ts'
import { ActForm } from './act-form.tsx'
import { ObstacleList } from './obstacle-list.tsx'
import { stagesAddress } from './stages-view.ts'

/** Acts that are done where what they are about is shown. */
const elsewhere: Readonly<Record<string, string>> = {
  publish: '/publications',
  'withdraw-publication': '/publications',
  'submit-to-city': stagesAddress('city-review'),
  'city-opinion': stagesAddress('city-review'),
  decide: stagesAddress('decision'),
  'correct-decision': stagesAddress('decision'),
}
const back = ['step-back', 'step-back-decided', 'withdraw-publication', 'correct-decision']

const isBlocked = ({ obstacles }: NextAct): boolean => obstacles.some(({ blocks }) => blocks)

/** The last act forward that nothing stands in the way of; where all are blocked, the first. */
function primaryOf(acts: readonly NextAct[]): NextAct | null {
  const forward = acts.filter(({ act }) => !back.includes(act))
  return forward.findLast((each) => !isBlocked(each) && each.act !== 'review-unpublished') ?? forward[0] ?? null
}

/** What the year needs now, with the one filled button; what else may be done stands below it, more quietly. */
export function NextActs({ stages }: { readonly stages: CycleStageBody }) {
  const { next, stage } = stages
  const [open, setOpen] = useState<string | null>(null)
  const primary = primaryOf(next)
  const others = next.filter(({ act, may }) => act !== primary?.act && may)
  const opened = next.find(({ act }) => act === open)
  return (
    <section class="card" aria-labelledby="next-act">
      <div class="card-head">
        <h2 id="next-act">{primary === null ? `${stage}：没有下一步` : `下一步：${primary.name}`}</h2>
        {primary !== null && !primary.may && <span class="aside cap">由区专班办理</span>}
      </div>
      <div class="card-body stack">
        {primary === null && <p>本年度已归档。更正审定须说明理由，由区专班在“审定”中登记。</p>}
        {primary !== null && (
          <>
            <ObstacleList obstacles={primary.obstacles} />
            {opened === undefined && (
              <div class="row">
                {primary.may && <Opener act={primary} isFilled onOpen={setOpen} />}
                {others.map((act) => (
                  <Opener key={act.act} act={act} onOpen={setOpen} />
                ))}
              </div>
            )}
          </>
        )}
        {primary === null && opened === undefined && (
          <div class="row">
            {others.map((act) => (
              <Opener key={act.act} act={act} onOpen={setOpen} />
            ))}
          </div>
        )}
        {opened !== undefined && (
          <>
            {opened.act !== primary?.act && <ObstacleList obstacles={opened.obstacles} />}
            <ActForm key={opened.act} act={opened} stages={stages} onClose={() => setOpen(null)} />
          </>
        )}
      </div>
    </section>
  )
}

interface OpenerProps {
  readonly act: NextAct
  readonly isFilled?: boolean
  readonly onOpen: (act: string) => void
}

function Opener({ act, isFilled = false, onOpen }: OpenerProps) {
  const pathIn = useCyclePath()
  const look = isFilled ? 'btn btn-fill' : 'btn'
  const place = elsewhere[act.act]
  if (place !== undefined) {
    return (
      <a class={look} href={pathIn(place)}>
        {act.name}
      </a>
    )
  }
  return (
    <button type="button" class={look} disabled={isBlocked(act)} onClick={() => onOpen(act.act)}>
      {act.name}
    </button>
  )
}
