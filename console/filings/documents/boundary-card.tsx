import type { BoundarySummary } from '#core/api/filing-files.ts'
import { formatNumber } from '#core/form/format.ts'
import { Icon } from '#ui/icon.tsx'

const formatNames: Readonly<Record<BoundarySummary['format'], string>> = {
  geojson: 'GeoJSON',
  shapefile: 'Shapefile',
  dxf: 'DXF',
  dwg: 'DWG（按附件保存，未读取界址）',
}

const methodNames = { planar: '平面面积', geodesic: '椭球面积' } as const

/** Beyond this share the areas are called different, as the reading says it. */
const notable = 1

export interface BoundaryCardProps {
  readonly boundary: BoundarySummary
  readonly name: string
}

/** What was read of a 四至范围: the outline, its area against the title, and what is doubtful. */
export function BoundaryCard({ boundary, name }: BoundaryCardProps) {
  const { format, crs, area, method, vertices, difference, warnings, sketch } = boundary
  return (
    <div class="boundary">
      {sketch === null ? (
        <p class="boundary-none sub">没有示意图</p>
      ) : (
        <svg class="boundary-sketch" viewBox={widened(sketch)} role="img" aria-label={`${name} 的范围示意图`}>
          {sketch.paths.map((path) => (
            <path key={path} d={path} fill-rule="evenodd" />
          ))}
          <ScaleBar sketch={sketch} />
        </svg>
      )}
      <div class="stack-s">
        <dl class="boundary-facts">
          <dt>格式</dt>
          <dd>{formatNames[format]}</dd>
          <dt>坐标系</dt>
          <dd>{crs ?? '未读取'}</dd>
          {area !== null && (
            <>
              <dt>{method === null ? '面积' : methodNames[method]}</dt>
              <dd class="nb">{`${formatNumber(area, 2)} m²`}</dd>
            </>
          )}
          {vertices !== null && (
            <>
              <dt>界址点</dt>
              <dd>{vertices}</dd>
            </>
          )}
        </dl>
        {difference !== null && <Difference difference={difference} />}
        {area !== null && difference === null && <p class="sub">申请表填写改造前土地面积后比较。</p>}
        {warnings.map((warning) => (
          <p key={warning} class="with-icon">
            <Icon name="warning" class="is-warning" label="须核对" />
            <span>{warning}</span>
          </p>
        ))}
      </div>
    </div>
  )
}

type Sketch = NonNullable<BoundarySummary['sketch']>

/** Room for the scale bar below the outline. */
const barRoom = 110

function boxOf({ viewBox }: Sketch): readonly [number, number, number, number] {
  const [x = 0, y = 0, width = 0, height = 0] = viewBox.split(' ').map(Number)
  return [x, y, width, height]
}

function widened(sketch: Sketch): string {
  const [x, y, width, height] = boxOf(sketch)
  return `${x} ${y} ${width} ${height + barRoom}`
}

function ScaleBar({ sketch }: { readonly sketch: Sketch }) {
  const [x, y, , height] = boxOf(sketch)
  const { length, metres } = sketch.bar
  const top = y + height + 40
  return (
    <g class="boundary-bar">
      <path d={`M${x + 20} ${top - 14}V${top}H${x + 20 + length}V${top - 14}`} />
      <text x={x + 20 + length + 16} y={top + 8}>{`${formatNumber(metres, 0)} m`}</text>
    </g>
  )
}

function Difference({ difference }: { readonly difference: NonNullable<BoundarySummary['difference']> }) {
  const { squareMetres, percent } = difference
  const isFar = Math.abs(percent) > notable
  const sign = squareMetres > 0 ? '+' : ''
  return (
    <p class={isFar ? 'with-icon boundary-far' : 'with-icon'}>
      <Icon name={isFar ? 'warning' : 'done'} class={isFar ? 'is-warning' : 'is-done'} />
      <span>
        与申请表改造前土地面积相差{' '}
        <span class="nb">{`${sign}${formatNumber(squareMetres, 2)} m²（${sign}${formatNumber(percent, 2)}%）`}</span>
        {isFar && '。请核对坐标系、范围或面积。'}
      </span>
    </p>
  )
}
