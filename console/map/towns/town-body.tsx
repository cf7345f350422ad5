import './towns.css'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Tally } from '../data/tally.ts'
import type { MapData } from '../data/use-map-data.ts'
import { legendWidth, narrow } from '../look/room.ts'
import type { LegendProps } from '../parts/legend.tsx'
import { LoadingStrip } from '../parts/loading-strip.tsx'
import { MapFoot } from '../parts/map-foot.tsx'
import type { Box } from '../worker/protocol.ts'
import { TownLegend } from './town-legend.tsx'
import { TownList } from './town-list.tsx'
import { TownPicture } from './town-picture.tsx'
import type { TownMap } from './use-town-map.ts'

export interface TownBodyProps {
  readonly data: MapData
  readonly townTotal: number
  readonly mode: LegendProps['mode']
  readonly map: TownMap
  readonly box: Box
  readonly tally: Tally
  readonly label: string
  /** Figures are on their way. */
  readonly isWaiting: boolean
  readonly isListed: boolean
  readonly onList: () => void
  readonly addressOf: (townCode: string) => string
}

/** 街镇 as areas with their figures beside. */
export function TownBody(props: TownBodyProps) {
  const { data, townTotal, mode, map, box, tally, label, isWaiting, isListed, onList, addressOf } = props
  const frame = useRef<HTMLDivElement>(null)
  const [size, setSize] = useState({ width: 0, height: 0, right: 0 })
  useEffect(() => {
    const element = frame.current
    if (element === null) return
    const watch = new ResizeObserver(() => {
      const { clientWidth: width, clientHeight: height } = element
      setSize({ width, height, right: width < narrow ? 0 : legendWidth })
    })
    watch.observe(element)
    return () => watch.disconnect()
  }, [])
  return (
    <section class="card map-card" aria-label="街镇图">
      <div class="map-frame">
        <div class="town-frame" ref={frame}>
          {size.width > 0 && (
            <TownPicture towns={data.towns} map={map} box={box} size={size} label={label} addressOf={addressOf} />
          )}
        </div>
        <TownLegend map={map} mode={mode} />
        {data.isLoading && (
          <LoadingStrip title="地块边界" part={{ done: data.towns.length, total: townTotal, unit: '个街镇' }} />
        )}
        {isWaiting && <LoadingStrip title="指标值" part={null} />}
      </div>
      <div class="map-side">
        <TownList map={map} addressOf={addressOf} />
      </div>
      <MapFoot
        mapped={tally.mapped}
        unmapped={tally.unmapped.length}
        isListed={isListed}
        canMove={false}
        onList={onList}
      />
    </section>
  )
}
