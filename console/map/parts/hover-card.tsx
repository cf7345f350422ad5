import { ClassBadge } from '#ui/class-badge.tsx'
import { useSettled } from '#ui/use-settled.ts'
import { type Place, placeOf } from '../data/parcels.ts'
import type { TownColumns } from '../worker/protocol.ts'
import type { Hovered } from './map-frame.tsx'

export interface HoverCardProps {
  readonly hovered: Hovered | null
  readonly towns: readonly TownColumns[]
}

const waitMs = 150

/** What the pointer rests on. The list beside the map says the same. */
export function HoverCard({ hovered, towns }: HoverCardProps) {
  const rested = useSettled(hovered, waitMs)
  const place: Place | null = rested === null ? null : placeOf(towns, rested.code)
  if (hovered === null || rested === null || place === null || rested.code !== hovered.code) return null
  const { town, index } = place
  return (
    <div
      class="map-hover menu no-print"
      style={{ left: `${rested.x + 14}px`, top: `${rested.y + 14}px` }}
      aria-hidden="true"
    >
      <b class="nb">{rested.code}</b>
      <ClassBadge class={town.classes[index] ?? null} none="未定" />
      <span class="map-hover-name">{town.names[index] ?? ''}</span>
    </div>
  )
}
