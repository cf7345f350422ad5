import type { ParcelDetail } from '#core/api/parcels.ts'
import { className } from '#core/vocabulary/class.ts'
import { townName } from '#core/vocabulary/district.ts'
import { ClassBadge } from '#ui/class-badge.tsx'
import { count } from '#ui/number.ts'
import { noClassWord } from '../parcels/class-words.ts'
import { StatusBadge } from '../parcels/status-badge.tsx'
import { effectiveOf } from './parcel-cells.ts'

/** Class, how it came about, rank; beside it the state of the row. */
export function ParcelVerdict({ detail }: { readonly detail: ParcelDetail }) {
  const result = detail.result?.result ?? null
  const isFormal = detail.result?.mode === 'formal'
  const town = effectiveOf(detail.parcel, 'townCode')
  return (
    <div class="verdict">
      <ClassBadge class={result?.class ?? null} formal={isFormal} none={noClassWord(result)} size="l" />
      <div>
        <p class="row">
          <b>
            {result?.class == null
              ? noClassWord(result)
              : `${isFormal ? '' : '预估 '}${result.class} ${className(result.class)}`}
          </b>
          <StatusBadge status={detail.parcel.status} />
          {result?.flagged === true && <span class="badge badge-warn">需专班研判</span>}
        </p>
        <p class="cap">
          {[verdictText(result), typeof town === 'string' ? (townName(town) ?? town) : null].filter(Boolean).join('　')}
        </p>
      </div>
    </div>
  )
}

type Result = NonNullable<ParcelDetail['result']>['result']

function verdictText(result: Result | null): string {
  if (result === null) return '草评后显示类别和名次'
  if (result.how === 'direct') return '直接判定，不参加排名'
  if (result.how === 'exempt') return '暂不评价，不参加排名'
  if (result.rank === null || result.of === null) return '改正后才能评分和排名'
  return `第 ${count(result.rank)} / ${count(result.of)} 名${result.landClass === null ? '' : `（${result.landClass}）`}`
}
