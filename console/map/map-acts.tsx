import { Icon } from '#ui/icon.tsx'
import type { MapShow } from './map-view.ts'

export interface MapActsProps {
  readonly show: MapShow
  readonly onShow: (show: MapShow) => void
  /** Null while there is no picture. */
  readonly onSave: (() => void) | null
}

const names: readonly (readonly [MapShow, string])[] = [
  ['parcels', '看地块'],
  ['towns', '看街镇'],
  ['table', '看数据'],
]

/** Acts of the page: the same as parcels, 街镇 or a table; on paper, as a picture. */
export function MapActs({ show, onShow, onSave }: MapActsProps) {
  return (
    <>
      <fieldset class="switch no-print">
        <legend class="vh">怎样看</legend>
        {names.map(([one, name]) => (
          <button key={one} type="button" aria-pressed={one === show} onClick={() => onShow(one)}>
            {name}
          </button>
        ))}
      </fieldset>
      <button type="button" class="btn" onClick={() => window.print()}>
        <Icon name="print" />
        打印
      </button>
      {onSave !== null && (
        <button type="button" class="btn btn-fill" onClick={onSave}>
          <Icon name="download" />
          导出图片
        </button>
      )}
    </>
  )
}
