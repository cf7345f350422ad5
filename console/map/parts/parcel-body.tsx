import { useState } from 'preact/hooks'
import type { ParcelMap } from '../draw/parcel-map.ts'
import type { MapView } from '../map-view.ts'
import type { useMapState } from '../use-map-state.ts'
import { useTileRound } from '../use-tile-round.ts'
import type { Box } from '../worker/protocol.ts'
import { HoverCard } from './hover-card.tsx'
import type { LegendProps } from './legend.tsx'
import { LegendOf } from './legend-of.tsx'
import { LoadingStrip } from './loading-strip.tsx'
import { MapFoot } from './map-foot.tsx'
import { type Hovered, MapFrame } from './map-frame.tsx'
import { ParcelCard } from './parcel-card.tsx'
import { StillPicture } from './still-picture.tsx'
import { VisibleList } from './visible-list.tsx'

export interface ParcelBodyProps {
  readonly cycle: string
  readonly view: MapView
  readonly state: ReturnType<typeof useMapState>
  readonly box: Box
  readonly canDraw: boolean
  /** Null until it is drawn, and where no map moves. */
  readonly map: ParcelMap | null
  readonly label: string
  readonly townTotal: number
  readonly mode: LegendProps['mode']
  /** Figures are on their way. */
  readonly isWaiting: boolean
  readonly isListed: boolean
  readonly onList: () => void
  readonly onMap: (map: ParcelMap | null) => void
  readonly onStill: (canvas: HTMLCanvasElement | null) => void
  readonly onView: (change: Partial<MapView>) => void
  readonly onChosen: (code: string | null) => void
  readonly onFind: (code: string) => void
  readonly onFailure: (failure: unknown) => void
}

/** The parcels one by one: the map, or a still picture of it, with its legend and the parcels in sight beside. */
export function ParcelBody(props: ParcelBodyProps) {
  const { cycle, view, state, box, canDraw, map, label, townTotal, mode, isWaiting, isListed, onChosen } = props
  const { data, colours, conditions, tally, chosen } = state
  const { colouring, steps } = colours
  const round = useTileRound(data, steps)
  const [hovered, setHovered] = useState<Hovered | null>(null)
  return (
    <section class="card map-card" aria-label="地图">
      <div class="map-frame">
        {data.worker !== null && canDraw && (
          <MapFrame
            worker={data.worker}
            box={box}
            sightAsked={state.shownTowns.box ?? box}
            look={state.look}
            names={state.shownTowns.names}
            round={round}
            onMap={props.onMap}
            onSight={state.setSight}
            onPick={onChosen}
            onHover={setHovered}
            onFailure={props.onFailure}
          />
        )}
        {data.worker !== null && !canDraw && (
          <StillPicture
            worker={data.worker}
            towns={data.towns}
            box={box}
            colouring={colouring}
            conditions={conditions}
            steps={steps}
            label={label}
            onPicture={props.onStill}
          />
        )}
        <LegendOf view={view} colouring={colouring} mode={mode} tally={tally} onView={props.onView} />
        <HoverCard hovered={hovered} towns={data.towns} />
        {data.isLoading && (
          <LoadingStrip title="地块边界" part={{ done: data.towns.length, total: townTotal, unit: '个街镇' }} />
        )}
        {isWaiting && <LoadingStrip title="指标值" part={null} />}
      </div>
      <div class="map-side no-print">
        {chosen !== null && (
          <ParcelCard
            cycle={cycle}
            place={chosen}
            isFilteredOut={state.isChosenOut}
            onClose={() => onChosen(null)}
            onFly={map === null ? null : () => props.onFind(view.parcel ?? '')}
          />
        )}
        <VisibleList places={state.visible} chosen={view.parcel} onChosen={onChosen} />
      </div>
      <MapFoot
        mapped={tally.mapped}
        unmapped={tally.unmapped.length}
        isListed={isListed}
        canMove={map !== null}
        onList={props.onList}
      />
    </section>
  )
}
