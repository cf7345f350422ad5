import { useState } from 'preact/hooks'
import type { DisposalDetail } from '#core/api/disposal-shapes.ts'
import { type DisposalAct, disposalActNames, disposalPartyOf } from '#core/disposal/act.ts'
import { closedDisposalStates } from '#core/disposal/state.ts'
import type { DisposalPlanValues } from '#core/forms/disposal-plan.ts'
import { classListsAddress } from '../../class-lists/class-list-view.ts'
import { mayAsk } from '../../frame/entries.ts'
import { useCyclePath } from '../../frame/use-cycle.ts'
import { useSession } from '../../session/session.ts'
import { actOrder, nextActs } from './act-words.ts'
import { OneAct } from './one-act.tsx'

export interface ActsCardProps {
  readonly plan: DisposalDetail
  /** As saved, readable. */
  readonly values: DisposalPlanValues
  /** Changes that are not saved yet: they are saved first. */
  readonly unsaved: number
  readonly onPlan: (plan: DisposalDetail, act: DisposalAct) => void
  /** Somebody else acted meanwhile: the plan is asked for again. */
  readonly onStale: () => void
}

/** 办理: what the reader may do now, the next step first; one unfolds at a time. */
export function ActsCard(props: ActsCardProps) {
  const { plan, unsaved } = props
  const [chosen, setChosen] = useState<DisposalAct | null>(null)
  const offered = actOrder.filter((act) => plan.possible.some((one) => one.act === act))
  // Departments are asked before anything is approved.
  const isUnasked = offered.includes('invite') && plan.invited === 0
  const next = isUnasked ? 'invite' : (nextActs.find((act) => offered.includes(act)) ?? null)
  return (
    <section class="card acts-card no-print" aria-labelledby="acts-title">
      <div class="card-head">
        <h2 id="acts-title">办理</h2>
        <span class="aside">
          <Turn plan={plan} next={next} />
        </span>
      </div>
      {chosen !== null && offered.includes(chosen) ? (
        <div class="card-body">
          <OneAct {...props} key={chosen} act={chosen} onClose={() => setChosen(null)} />
        </div>
      ) : (
        offered.length > 0 && (
          <div class="card-body row">
            {offered.map((act) => (
              <button
                key={act}
                type="button"
                class={act === next && unsaved === 0 ? 'btn btn-fill' : 'btn'}
                onClick={() => setChosen(act)}
              >
                {disposalActNames[act]}
              </button>
            ))}
          </div>
        )
      )}
      {plan.state === 'completed' && <TakeOff parcelCode={plan.parcelCode} />}
    </section>
  )
}

/** A completed plan takes no parcel off the list: that is decided, by who may. */
function TakeOff({ parcelCode }: { readonly parcelCode: string }) {
  const { account } = useSession()
  const pathIn = useCyclePath()
  if (!mayAsk('recordListAct', account.role)) return null
  return (
    <div class="card-body stack-s">
      <p>方案完成后，地块仍在低效清单上；是否移出由专班决定。</p>
      <p>
        <a class="btn" href={pathIn(classListsAddress('low', { off: parcelCode }))}>
          去移出低效清单
        </a>
      </p>
    </div>
  )
}

/** Whose turn it is, in words. */
function Turn({ plan, next }: { readonly plan: DisposalDetail; readonly next: DisposalAct | null }) {
  const { account } = useSession()
  const { state, awaited } = plan
  if (closedDisposalStates.includes(state)) return <>已办结，没有后续事项</>
  if (next !== null) return <>{`下一步：${disposalActNames[next]}`}</>
  if (disposalPartyOf(account.role) === null) return <>您的角色只查看</>
  if (state === 'draft' || state === 'returned') return <>等待街镇编制并报送</>
  if (state === 'submitted') return <>等待区专班审批</>
  if (state === 'countersigning') return <>{awaited > 0 ? `等待 ${awaited} 家部门会签` : '会签已齐，等待区专班审批'}</>
  return <>按节点实施，填写完成日期和依据</>
}
