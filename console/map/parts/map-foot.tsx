import { count } from '#ui/number.ts'

export interface MapFootProps {
  readonly mapped: number
  readonly unmapped: number
  readonly isListed: boolean
  /** The map moves: how is told. */
  readonly canMove: boolean
  readonly onList: () => void
}

/** Below the map: what is on it, and what cannot be. */
export function MapFoot({ mapped, unmapped, isListed, canMove, onList }: MapFootProps) {
  return (
    <div class="map-foot cap">
      <span>
        图上 <b class="nb">{`${count(mapped)} 宗`}</b>
      </span>
      <span class="row">
        {unmapped === 0 ? (
          '符合条件的地块都已上图'
        ) : (
          <>
            <span>
              无边界的 <b class="nb">{`${count(unmapped)} 宗`}</b>未上图
            </span>
            <button type="button" class="link no-print" aria-expanded={isListed} onClick={onList}>
              {isListed ? '收起' : '列出'}
            </button>
          </>
        )}
      </span>
      {canMove && <span class="map-keys no-print">在地图上：方向键平移，+ − 缩放，回车选中正中的地块</span>}
    </div>
  )
}
