import { useEffect, useRef, useState } from 'preact/hooks'
import type { MapIndex } from '#core/api/district-map.ts'
import { count } from '#ui/number.ts'
import { FailureNotice } from '../notice/failure-notice.tsx'
import { FilterChips } from '../parcels/filter-chips.tsx'
import { FilterPanel } from '../parcels/filter-panel.tsx'
import { filterWords } from '../parcels/filter-words.ts'
import { parcelsAddress } from '../parcels/parcel-view.ts'
import { navigate } from '../route/place.ts'
import { useSession } from '../session/session.ts'
import { PageHead } from '../shell/page-head.tsx'
import { useCyclePath } from '../shell/use-cycle.ts'
import { boxAt } from './data/parcels.ts'
import { useDraft } from './data/use-draft.ts'
import type { ParcelMap } from './draw/parcel-map.ts'
import { saveMapPicture } from './draw/save-map.ts'
import { drawsWebGl } from './draw/web-gl.ts'
import { MapActs } from './map-acts.tsx'
import { type MapView, mapAddress } from './map-view.ts'
import { missingWords, printedWords, shownWords } from './map-words.ts'
import { ColourChoice } from './parts/colour-choice.tsx'
import { HoverCard } from './parts/hover-card.tsx'
import { LegendOf } from './parts/legend-of.tsx'
import { LoadingStrip } from './parts/loading-strip.tsx'
import { MapFoot } from './parts/map-foot.tsx'
import { type Hovered, MapFrame } from './parts/map-frame.tsx'
import { NoBoundaries } from './parts/no-boundaries.tsx'
import { ParcelCard } from './parts/parcel-card.tsx'
import { ParcelSearch } from './parts/parcel-search.tsx'
import { scaleOf, scaleText } from './parts/scale-bar.tsx'
import { StillPicture } from './parts/still-picture.tsx'
import { TownTable } from './parts/town-table.tsx'
import { UnmappedList } from './parts/unmapped-list.tsx'
import { VisibleList } from './parts/visible-list.tsx'
import { useMapState } from './use-map-state.ts'
import { useTileRound } from './use-tile-round.ts'

export interface DistrictMapProps {
  readonly cycle: string
  readonly index: MapIndex
  readonly view: MapView
}

const noCodes = (code: string): string => code

export function DistrictMap({ cycle, index, view }: DistrictMapProps) {
  const { district, today } = useSession()
  const cyclePath = useCyclePath()
  const draft = useDraft(cycle)
  const state = useMapState(cycle, index, view, draft)
  const { data, colours, conditions, tally, chosen, box } = state
  const { colouring, steps } = colours
  const [canDraw] = useState(drawsWebGl)
  const [failure, setFailure] = useState<unknown>(null)
  const [map, setMap] = useState<ParcelMap | null>(null)
  const [still, setStill] = useState<HTMLCanvasElement | null>(null)
  const [hovered, setHovered] = useState<Hovered | null>(null)
  const [isListed, setListed] = useState(false)
  const round = useTileRound(data, steps)
  const flown = useRef<string | null>(null)

  const setView = (change: Partial<MapView>): void => navigate(cyclePath(mapAddress({ ...view, ...change })))
  const choose = (parcel: string | null): void => {
    flown.current = parcel
    navigate(cyclePath(mapAddress({ ...view, parcel })), { replace: true })
  }
  const find = (parcel: string): void => {
    flown.current = null
    navigate(cyclePath(mapAddress({ ...view, parcel })), { replace: true })
  }

  // A parcel that was searched, or that the address names, is flown to once it and the map are there.
  useEffect(() => {
    const at = chosen === null ? null : boxAt(chosen)
    if (map === null || at === null || flown.current === view.parcel) return
    flown.current = view.parcel
    map.fly(at)
  }, [map, chosen, view.parcel])

  const words = printedWords(
    { district: district.name, cycle, today, now: new Date().toISOString() },
    view,
    colouring,
    tally,
    draft,
  )
  const save = (): void => {
    const pixels = map?.picture() ?? still
    if (pixels === null) return
    const metres = map?.metresPerPixel() ?? null
    const scale = metres === null ? null : scaleOf(metres)
    saveMapPicture({
      pixels,
      ratio: map === null ? 2 : pixels.width / pixels.clientWidth,
      colouring,
      counts: tally.byLook,
      words,
      scale: scale === null ? null : { width: scale.width, text: `${scaleText(scale)} ${scale.unit}` },
    })
  }
  const townAddress = (town: string): string => cyclePath(parcelsAddress(town === '' ? {} : { town: [town] }))

  if (box === null) return <NoBoundaries cycle={cycle} state={state} addressOf={townAddress} />
  const isTable = view.asTable
  return (
    <div class={isTable ? 'map-page is-table' : 'map-page'}>
      <PageHead
        title="一张图"
        beside={
          <span class="sub nb" role="status" aria-label={`${shownWords(view, colouring)}，共 ${tally.parcels} 宗`}>
            {`${count(tally.parcels)} 宗`}
          </span>
        }
      >
        <MapActs
          asTable={isTable}
          onTable={(asTable) => setView({ asTable })}
          onSave={isTable || (map === null && still === null) ? null : save}
        />
      </PageHead>
      <div class="map-print-words">
        <p>{words.title}</p>
        <p>{words.subtitle}</p>
        {words.foot.slice(0, 1).map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
      <div class="list-tools no-print">
        <ColourChoice by={view.by} draft={draft} onBy={(by) => setView({ by, steps: [] })} />
        <FilterPanel view={view.filter} onView={(filter) => setView({ filter })} hasFindings={false} />
        <ParcelSearch cycle={cycle} onFound={find} />
      </div>
      <FilterChips
        words={filterWords(view.filter, noCodes)}
        view={view.filter}
        onView={(filter) => setView({ filter })}
      />
      {data.missing.length > 0 && (
        <p class="banner banner-warn" role="status">
          {missingWords(data.missing)}
        </p>
      )}
      {data.failure !== null && <FailureNotice failure={data.failure} onRetry={data.retry} />}
      {colours.failure !== null && <FailureNotice failure={colours.failure} onRetry={colours.askAgain} />}
      {failure !== null && <FailureNotice failure={failure} onRetry={() => window.location.reload()} />}
      {!canDraw && (
        <p class="banner no-print">
          此浏览器没有启用 WebGL，地图只能看、不能放大。各街镇的数字列在图下；地块可查找或从“图中地块”打开。
        </p>
      )}
      {isTable ? (
        <section class="card">
          <TownTable tally={tally} colouring={colouring} addressOf={townAddress} />
        </section>
      ) : (
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
                onMap={setMap}
                onSight={state.setSight}
                onPick={choose}
                onHover={setHovered}
                onFailure={setFailure}
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
                label={words.subtitle}
                onPicture={setStill}
              />
            )}
            <LegendOf view={view} colouring={colouring} tally={tally} onView={setView} />
            <HoverCard hovered={hovered} towns={data.towns} />
            {data.isLoading && (
              <LoadingStrip title="地块边界" done={data.towns.length} total={index.towns.length} unit="个街镇" />
            )}
            {colours.waiting !== null && colours.failure === null && (
              <LoadingStrip title="指标值" done={colours.waiting} total={draft?.evaluation.parcels ?? 0} unit="宗" />
            )}
          </div>
          <div class="map-side no-print">
            {chosen !== null && (
              <ParcelCard
                cycle={cycle}
                place={chosen}
                isFilteredOut={state.isChosenOut}
                onClose={() => choose(null)}
                onFly={map === null ? null : () => find(view.parcel ?? '')}
              />
            )}
            <VisibleList places={state.visible} chosen={view.parcel} onChosen={choose} />
          </div>
          <MapFoot
            mapped={tally.mapped}
            unmapped={tally.unmapped.length}
            isListed={isListed}
            canMove={map !== null}
            onList={() => setListed(!isListed)}
          />
        </section>
      )}
      {isListed && !isTable && <UnmappedList cycle={cycle} places={tally.unmapped} onClose={() => setListed(false)} />}
      {!canDraw && !isTable && (
        <section class="card">
          <TownTable tally={tally} colouring={colouring} addressOf={townAddress} />
        </section>
      )}
    </div>
  )
}
