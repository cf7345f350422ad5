import type { Look } from '../look/colouring.ts'
import { dotRadius, hatchCells, hatchInk, hatchPen } from '../look/hatch.ts'

const [width, height] = [22, 14]

/** The look of an entry of the legend, with its pattern, drawn so that it prints. */
export function Swatch({ look: { fill, line, hatch } }: { readonly look: Look }) {
  const { size, lines, dots } = hatchCells[hatch.kind]
  const cells = [...Array(Math.ceil(width / size) * Math.ceil(height / size)).keys()]
  const across = Math.ceil(width / size)
  return (
    <svg class="map-swatch" width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <rect width={width} height={height} style={{ fill: `var(${fill})` }} />
      {cells.map((cell) => (
        <g key={cell} transform={`translate(${(cell % across) * size} ${Math.floor(cell / across) * size})`}>
          {lines.map(([x1, y1, x2, y2]) => (
            <line
              key={`${x1} ${y1} ${y2}`}
              x1={x1}
              y1={y1}
              x2={x2}
              y2={y2}
              stroke={hatchInk[hatch.ink]}
              stroke-width={hatchPen}
            />
          ))}
          {dots.map(([x, y]) => (
            <circle key={x} cx={x} cy={y} r={dotRadius} fill={hatchInk[hatch.ink]} />
          ))}
        </g>
      ))}
      <rect x="0.5" y="0.5" width={width - 1} height={height - 1} fill="none" style={{ stroke: `var(${line})` }} />
    </svg>
  )
}
