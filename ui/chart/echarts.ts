/* The parts of ECharts the pages use; a page imports this file when it draws its first chart. */
import { BarChart, type BarSeriesOption } from 'echarts/charts'
import {
  AriaComponent,
  type AriaComponentOption,
  GridComponent,
  type GridComponentOption,
  MarkLineComponent,
  type MarkLineComponentOption,
  TooltipComponent,
  type TooltipComponentOption,
} from 'echarts/components'
import { type ComposeOption, init, use } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'

use([AriaComponent, BarChart, CanvasRenderer, GridComponent, MarkLineComponent, TooltipComponent])

export type ChartOption = ComposeOption<
  AriaComponentOption | BarSeriesOption | GridComponentOption | MarkLineComponentOption | TooltipComponentOption
>

export { init }
