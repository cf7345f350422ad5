import type { ComponentChildren } from 'preact'
import type { DisposalDetail } from '#core/api/disposal-shapes.ts'
import { formatNumber } from '#core/form/format.ts'
import { townName } from '#core/vocabulary/district.ts'
import { ClassBadge } from '#ui/class-badge.tsx'
import { mayOpen } from '../../frame/entries.ts'
import { useCycle, useCyclePath } from '../../frame/use-cycle.ts'
import { parcelPath } from '../../route/route.ts'
import { useSession } from '../../session/session.ts'

/** The parcel the plan is for, as the base and the decision say; nothing of it is typed here. */
export function PlanFacts({ plan }: { readonly plan: DisposalDetail }) {
  const { account } = useSession()
  const pathIn = useCyclePath()
  const present = useCycle()
  const { cycle, parcelCode, parcelName, townCode, landClass, landArea, ownerName, ownerIsSoe, decidedClass } = plan
  const fourBatch = plan.values.soeFourBatch
  return (
    <section class="card card-body no-print" aria-label="地块">
      <dl class="facts plan-facts">
        <Fact label="地块">
          <a href={parcelPath(cycle ?? present, parcelCode)}>{parcelCode}</a>
          {mayOpen('map', account) && (
            <a
              class="plan-map"
              href={pathIn(`/map?by=path&parcel=${encodeURIComponent(parcelCode)}`, cycle ?? present)}
            >
              在图上看
            </a>
          )}
        </Fact>
        <Fact label="坐落">{parcelName}</Fact>
        <Fact label="街镇/园区">{townCode === null ? null : (townName(townCode) ?? townCode)}</Fact>
        <Fact label="用地主体">{ownerName}</Fact>
        <Fact label={cycle === null ? '审定类别' : `审定类别（${cycle}年度）`}>
          <ClassBadge class={decidedClass} formal none="未审定" />
        </Fact>
        <Fact label="用地类别">{landClass}</Fact>
        <Fact label="土地面积">{landArea === null ? null : `${formatNumber(landArea, 2)} m²`}</Fact>
        <Fact label="国企属性">
          {ownerIsSoe === null ? null : `${ownerIsSoe}${typeof fourBatch === 'string' ? `，${fourBatch}` : ''}`}
        </Fact>
      </dl>
    </section>
  )
}

function Fact({ label, children }: { readonly label: string; readonly children: ComponentChildren }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children ?? <span class="is-blank">未填</span>}</dd>
    </div>
  )
}
