import './map-side.css'
import { ClassBadge } from '#ui/class-badge.tsx'
import { count } from '#ui/number.ts'
import { codeOf, type Place } from '../data/parcels.ts'

export interface VisibleListProps {
  /** Parcels in sight, those nearest the middle first. */
  readonly places: readonly Place[]
  readonly chosen: string | null
  readonly onChosen: (code: string) => void
}

/** More are not read: the map is zoomed in first. */
const listed = 50

/** The map for the keyboard and for reading aloud: the parcels that are in sight. */
export function VisibleList({ places, chosen, onChosen }: VisibleListProps) {
  return (
    <section class="map-visible card-part" aria-labelledby="map-visible">
      <h2 id="map-visible" class="map-visible-title">
        图中地块 <span class="sub nb">{`${count(places.length)} 宗`}</span>
      </h2>
      {places.length === 0 && <p class="cap">图中没有符合条件的地块。请缩小地图或放宽筛选。</p>}
      {places.length > listed && <p class="cap">{`只列出离中心最近的 ${listed} 宗，放大后可看全。`}</p>}
      <ul>
        {places.slice(0, listed).map((place) => {
          const code = codeOf(place)
          return (
            <li key={code}>
              <button type="button" aria-pressed={code === chosen} onClick={() => onChosen(code)}>
                <b class="nb">{code}</b>
                <span class="ellipsis">{place.town.names[place.index] ?? ''}</span>
                <ClassBadge class={place.town.classes[place.index] ?? null} none="未定" />
              </button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
