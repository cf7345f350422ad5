import { formatNumber, formatQuantity } from '#core/form/format.ts'
import { rowStatusNames } from '#core/record/status.ts'
import { townName } from '#core/vocabulary/district.ts'
import { ClassBadge } from '#ui/class-badge.tsx'
import { Icon } from '#ui/icon.tsx'
import { useAnswer } from '../../data/use-answer.ts'
import { noClassWord } from '../../parcels/class-words.ts'
import { parcelPath } from '../../route/route.ts'
import { boxAt, codeOf, type Place } from '../data/parcels.ts'

export interface ParcelCardProps {
  readonly cycle: string
  readonly place: Place
  /** It does not meet the conditions: of it only the outline is drawn. */
  readonly isFilteredOut: boolean
  readonly onClose: () => void
  /** Null where the map does not move. */
  readonly onFly: (() => void) | null
}

/** Who the chosen parcel is, and the way to it. What the map does not hold of it is asked for. */
export function ParcelCard({ cycle, place, isFilteredOut, onClose, onFly }: ParcelCardProps) {
  const { town, index } = place
  const code = codeOf(place)
  const { value } = useAnswer('parcels', { query: { cycle, q: code, limit: 10 } })
  const summary = value?.items.find((item) => item.parcelCode === code) ?? null
  const status = town.statuses[index]
  const total = town.totals[index] ?? null
  return (
    <section class="map-parcel card-part" aria-label={`选中的地块 ${code}`}>
      <div class="map-parcel-head">
        <h2 class="nb">{code}</h2>
        <ClassBadge class={town.classes[index] ?? null} none={noClassWord(summary?.result ?? null)} />
        <button type="button" class="btn btn-s btn-icon btn-bare" onClick={onClose}>
          <Icon name="close" label="取消选中" />
        </button>
      </div>
      <dl class="map-facts">
        <Fact label="坐落" value={town.names[index] ?? null} />
        <Fact label="街镇/园区" value={townName(town.townCode)} />
        <Fact label="用地主体" value={summary === null ? '…' : summary.ownerName} />
        <Fact label="用地类别" value={town.lands[index] ?? null} />
        <Fact
          label="土地面积"
          value={summary === null ? '…' : summary.landArea === null ? null : formatQuantity(summary.landArea, 2, 'm²')}
        />
        <Fact label="得分（预估）" value={total === null ? '未评' : `${formatNumber(total, 2)} 分`} />
        <Fact label="状态" value={status === undefined ? null : rowStatusNames[status]} />
      </dl>
      <div class="row">
        <a class="btn" href={parcelPath(cycle, code)}>
          打开地块
        </a>
        {onFly !== null && boxAt(place) !== null && (
          <button type="button" class="btn" onClick={onFly}>
            居中显示
          </button>
        )}
      </div>
      {isFilteredOut && <p class="cap">这宗地块不符合当前筛选，图上只画出轮廓。</p>}
      {boxAt(place) === null && <p class="cap">这宗地块没有边界，未上图。</p>}
    </section>
  )
}

function Fact({ label, value }: { readonly label: string; readonly value: string | null }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value === null || value === '' ? <span class="is-blank">未填</span> : value}</dd>
    </div>
  )
}
