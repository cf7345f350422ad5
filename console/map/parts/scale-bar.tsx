import { formatNumber } from '#core/form/format.ts'

/** Lengths a bar may stand for, in metres. */
const lengths = [10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000]
const widest = 140

/** A bar of a length that is easily read. */
export interface Scale {
  /** Metres. */
  readonly length: number
  /** Pixels. */
  readonly width: number
  readonly unit: 'km' | 'm'
}

/** The longest of the usual lengths that fits. */
export function scaleOf(metresPerPixel: number): Scale {
  const length = lengths.findLast((one) => one / metresPerPixel <= widest) ?? 10
  return { length, width: length / metresPerPixel, unit: length >= 1000 ? 'km' : 'm' }
}

/** 2 km, 500 m; of 1 km the half is 0.5 km. */
export function scaleText({ length, unit }: Scale, share = 1): string {
  const figure = (length * share) / (unit === 'km' ? 1000 : 1)
  return formatNumber(figure, Number.isInteger(figure) ? 0 : 1)
}

/** 0–1–2 km. */
export function ScaleBar({ metresPerPixel }: { readonly metresPerPixel: number }) {
  const scale = scaleOf(metresPerPixel)
  const { width, unit } = scale
  const marks = [0, 0.5, 1]
  return (
    <div class="map-scale no-print" role="img" aria-label={`比例尺：${scaleText(scale)} ${unit}`}>
      <svg width={width + 44} height="28" aria-hidden="true">
        <path d={`M10 16v7h${width}v-7M${10 + width / 2} 19v4`} fill="none" stroke="currentColor" stroke-width="1.5" />
        {marks.map((share) => (
          <text key={share} x={10 + width * share} y="12" text-anchor="middle">
            {scaleText(scale, share)}
          </text>
        ))}
        <text x={18 + width} y="24">
          {unit}
        </text>
      </svg>
    </div>
  )
}
