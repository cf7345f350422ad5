import { count } from '#ui/number.ts'
import { mayOpen } from '../../frame/entries.ts'
import { PageHead } from '../../frame/page-head.tsx'
import { baseMapPath } from '../../route/base-map-route.ts'
import { useSession } from '../../session/session.ts'
import type { useMapState } from '../use-map-state.ts'
import { TownTable } from './town-table.tsx'

export interface NoBoundariesProps {
  readonly cycle: string
  readonly state: Pick<ReturnType<typeof useMapState>, 'tally' | 'colours'>
  readonly addressOf: (townCode: string) => string
}

/** Parcels, but no boundary of any: what is to be done, and the figures that need none. */
export function NoBoundaries({ cycle, state: { tally, colours }, addressOf }: NoBoundariesProps) {
  const { account } = useSession()
  const isKeeper = account.role === 'district' || account.role === 'department'
  return (
    <div class="map-page">
      <PageHead title="一张图" />
      <div class="card">
        <div class="empty">
          <h2>{`${cycle}年度的 ${count(tally.parcels)} 宗地块都没有边界`}</h2>
          <p>
            {isKeeper
              ? '请导入带边界的底版（GeoJSON、Shapefile），按地块编码或不动产单元号对应后即可上图。'
              : '请联系区规划资源局或区专班导入带边界的底版，导入后即可上图。'}
          </p>
          {mayOpen('base-map', account) && (
            <a class="btn btn-fill" href={baseMapPath}>
              导入底版
            </a>
          )}
          <a class="btn" href={addressOf('')}>
            查看地块列表
          </a>
        </div>
      </div>
      <section class="card">
        <TownTable tally={tally} colouring={colours.colouring} addressOf={addressOf} />
      </section>
    </div>
  )
}
