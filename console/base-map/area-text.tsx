import type { z } from 'zod'
import type { areaCheck } from '#core/api/base-map-shapes.ts'
import { formatNumber } from '#core/form/format.ts'
import { Icon } from '#ui/icon.tsx'

export type AreaCheck = z.infer<typeof areaCheck>

/** 相差 +1.20%; nothing where nothing is stated. */
export function differenceText({ percent }: AreaCheck): string {
  if (percent === null) return '没有登记面积可比'
  return `${percent > 0 ? '+' : ''}${formatNumber(percent, 2)}%`
}

/** The area of the boundary against the stated one. */
export function AreaComparison({ area }: { readonly area: AreaCheck }) {
  const isFar = area.isWithin === false
  return (
    <p class={isFar ? 'with-icon base-note boundary-far' : 'with-icon base-note'}>
      <Icon name={isFar ? 'warning' : 'info'} class={isFar ? 'is-warning' : 'is-info'} />
      <span>
        边界算得 <span class="nb">{`${formatNumber(area.measured, 2)} m²`}</span>
        {area.stated === null ? (
          '，没有登记面积可比。'
        ) : (
          <>
            ，登记的 <span class="nb">{`${formatNumber(area.stated, 2)} m²`}</span>
            <span class="nb">{`，相差 ${differenceText(area)}。`}</span>
            {isFar && '请核对坐标系、边界或面积。'}
          </>
        )}
      </span>
    </p>
  )
}
