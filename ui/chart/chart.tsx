import './chart.css'
import type { ECharts } from 'echarts/core'
import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { Icon } from '../icon.tsx'
import { savePicture } from './chart-picture.ts'
import { type ChartTokens, chartTokens } from './chart-tokens.ts'
import type { ChartOption } from './echarts.ts'

export interface ChartProps {
  /** The finding, not the kind of chart: 佘山镇 D 类占比最高. */
  readonly title: string
  /** Unit and n. */
  readonly subtitle: string
  /** Figures of a draft: said beside the title, also on the saved picture. */
  readonly isEstimate?: boolean
  /** What an estimate is called, where it is no draft. */
  readonly estimateWord?: string
  /** Read instead of the picture. */
  readonly description: string
  /** Pixels. */
  readonly height: number
  readonly option: (tokens: ChartTokens) => ChartOption
  /** The same figures as a table, behind 看数据. */
  readonly data: ComponentChildren
  /** Under the saved picture: where the figures come from, and of which day. */
  readonly source: string
  /** A part of the picture was pressed. The table behind 看数据 has the same as links. */
  readonly onPick?: (name: string) => void
}

/** Pixels the table behind a low picture may take. */
const leastTable = 220

/** A chart card: title, picture, the figures behind it, and the picture to save. ECharts comes when it is first drawn. */
export function Chart(props: ChartProps) {
  const {
    title,
    subtitle,
    isEstimate = false,
    estimateWord = '草评',
    description,
    height,
    option,
    data,
    source,
    onPick,
  } = props
  const [showsData, setShowsData] = useState(false)
  const place = useRef<HTMLDivElement>(null)
  const chart = useRef<ECharts | null>(null)
  const pick = useRef(onPick)
  pick.current = onPick
  const id = useId()

  useEffect(() => {
    const element = place.current
    if (element === null || showsData) return
    let isGone = false
    const size = new ResizeObserver(() => chart.current?.resize())
    void import('./echarts.ts').then(({ init }) => {
      if (isGone) return
      const drawn = init(element, null, { renderer: 'canvas', devicePixelRatio: Math.max(2, devicePixelRatio) })
      chart.current = drawn
      drawn.on('click', ({ name }) => pick.current?.(name))
      drawn.setOption(completed(option(chartTokens(element)), description))
      size.observe(element)
    })
    return () => {
      isGone = true
      size.disconnect()
      chart.current?.dispose()
      chart.current = null
    }
  }, [showsData, option, description])

  const save = (): void => {
    if (chart.current !== null) savePicture(chart.current, { title, subtitle, source })
  }
  return (
    <section class="card chart" aria-labelledby={id}>
      <div class="chart-head">
        <div>
          <h2 id={id}>{title}</h2>
          <p class="cap">
            {isEstimate && <span class="badge badge-dash">{estimateWord}</span>}
            {subtitle}
          </p>
        </div>
        <div class="chart-acts no-print">
          <button type="button" class="btn btn-s" aria-pressed={showsData} onClick={() => setShowsData(!showsData)}>
            {showsData ? '看图' : '看数据'}
          </button>
          {!showsData && (
            <button type="button" class="btn btn-s btn-icon" onClick={save} title="保存图片">
              <Icon name="download" label={`保存图片：${title}`} />
            </button>
          )}
        </div>
      </div>
      <div class="chart-body">
        {showsData ? (
          // Keys: an element that ECharts leaves is emptied, it must not become the table's.
          <div key="data" class="chart-data" style={{ maxHeight: `${Math.max(height, leastTable)}px` }}>
            {data}
          </div>
        ) : (
          <div
            key="picture"
            ref={place}
            class="chart-canvas"
            role="img"
            aria-label={description}
            style={{ height: `${height}px` }}
          />
        )}
      </div>
    </section>
  )
}

/** What every chart has: no motion, decals, texts drawn on the canvas (the policy of the page allows no inline styles). */
function completed(option: ChartOption, description: string): ChartOption {
  return {
    animation: false,
    aria: { enabled: true, label: { description }, decal: { show: true } },
    ...option,
    tooltip: { renderMode: 'richText', confine: true, ...option.tooltip },
  }
}
