import { useMemo } from 'preact/hooks'
import { hatchCells, hatchInk, hatchPen } from '../look/hatch.ts'
import type { Box, TownColumns } from '../worker/protocol.ts'
import { pathOf } from './path.ts'
import { type PictureSize, townAreas } from './town-areas.ts'
import { townLabels } from './town-labels.ts'
import { townWords } from './town-words.ts'
import type { TownMap } from './use-town-map.ts'

export interface TownPictureProps {
  readonly towns: readonly TownColumns[]
  readonly map: TownMap
  readonly box: Box
  readonly size: PictureSize
  readonly label: string
  readonly addressOf: (townCode: string) => string
}

const none = hatchCells.wide

/** 街镇 as areas, each a link to its parcels. */
export function TownPicture({ towns, map, box, size, label, addressOf }: TownPictureProps) {
  const areas = useMemo(() => townAreas(towns, box, size), [towns, box, size])
  const looks = new Map(map.colouring.looks.map((look) => [look.key, look]))
  const words = (townCode: string) => townWords(map, townCode)
  return (
    <svg
      class="town-picture"
      width={size.width}
      height={size.height}
      viewBox={`0 0 ${size.width} ${size.height}`}
      data-drawn={areas.length}
    >
      <title>{label}</title>
      <defs>
        <pattern id="town-none" width={none.size} height={none.size} patternUnits="userSpaceOnUse">
          <rect width={none.size} height={none.size} style={{ fill: 'var(--n-fill)' }} />
          {none.lines.map(([x1, y1, x2, y2]) => (
            <line key={`${x1} ${y1}`} x1={x1} y1={y1} x2={x2} y2={y2} stroke={hatchInk.dark} stroke-width={hatchPen} />
          ))}
        </pattern>
      </defs>
      {areas.map(({ townCode, outlines }) => {
        const key = map.lookOf(townCode)
        const fill = key === '0' ? 'url(#town-none)' : `var(${looks.get(key)?.fill ?? '--n-fill'})`
        const { told } = words(townCode)
        return (
          <a key={townCode} href={addressOf(townCode)} aria-label={told}>
            <path d={pathOf(outlines)} style={{ fill }}>
              <title>{told}</title>
            </path>
          </a>
        )
      })}
      <g class="town-labels">
        {townLabels(areas, words, size.width - size.right).map(({ at: [x, y], name, text }) => (
          <text key={name} x={x} y={y} text-anchor="middle">
            <tspan class="town-label-name">{name}</tspan>
            <tspan x={x} dy="14">
              {text}
            </tspan>
          </text>
        ))}
      </g>
    </svg>
  )
}
