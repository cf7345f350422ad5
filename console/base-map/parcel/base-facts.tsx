import type { BaseParcel } from '#core/api/base-parcels.ts'
import { sourceKindNames } from '#core/base-map/source-kind.ts'
import { instantInTable } from '#ui/instant.ts'
import { count } from '#ui/number.ts'
import { AreaComparison } from '../area-text.tsx'
import { CodeText } from '../code-text.tsx'
import { BoundarySketch } from './boundary-sketch.tsx'
import { CodeLinks } from './code-links.tsx'

export interface BaseFactsProps {
  readonly cycle: string
  readonly parcel: BaseParcel
}

/** What the parcel is in the base: state, code, where it came from and went to, its boundary. */
export function BaseFacts({ cycle, parcel }: BaseFactsProps) {
  const { state, isProposedCode, predecessors, successors, geometry, area, sources } = parcel
  return (
    <section class="card card-body base-facts" aria-label="底版">
      <div class="stack-s">
        <p class="row">
          <CodeText {...parcel} />
          <span class={state === 'active' ? 'badge badge-ok' : 'badge'}>{state === 'active' ? '在册' : '已注销'}</span>
        </p>
        {isProposedCode && <p class="cap">平台没有编码，由本区按规则拟定，平台下发后换码。</p>}
        <p>{sources.length === 0 ? '没有来源' : `来源：${sources.map((each) => sourceKindNames[each]).join('、')}`}</p>
        {predecessors.length > 0 && (
          <p>
            由 <CodeLinks cycle={cycle} codes={predecessors} /> 而来
          </p>
        )}
        {successors.length > 0 && (
          <p>
            已成为 <CodeLinks cycle={cycle} codes={successors} />
          </p>
        )}
        {area !== null && <AreaComparison area={area} />}
        {geometry === null ? (
          <p class="sub">没有边界，不上图。导入含边界的文件（GeoJSON、Shapefile）后补上。</p>
        ) : (
          <p class="cap">
            {`边界：${sourceKindNames[geometry.source]}，${instantInTable(geometry.at)}；原始坐标 ${geometry.crs}，`}
            {`${count(verticesOf(geometry.original))} 个界址点，按文件保存`}
          </p>
        )}
      </div>
      {geometry !== null && <BoundarySketch code={parcel.parcelCode} polygons={geometry.geographic} />}
    </section>
  )
}

/** A ring may be closed by its first vertex again, which counts once. */
function verticesOf(polygons: NonNullable<BaseParcel['geometry']>['original']): number {
  return polygons.flat().reduce((sum, ring) => {
    const [first, last] = [ring.at(0), ring.at(-1)]
    const isClosed = first !== undefined && last !== undefined && first[0] === last[0] && first[1] === last[1]
    return sum + ring.length - (isClosed ? 1 : 0)
  }, 0)
}
