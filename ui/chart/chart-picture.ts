import type { ECharts } from 'echarts/core'
import { chartTokens } from './chart-tokens.ts'

export interface PictureText {
  readonly title: string
  readonly subtitle: string
  readonly source: string
}

const scale = 2
const margin = 16
const headHeight = 64
const footHeight = 36

/** Saves the chart as a PNG that stands alone: title above, source and day below. */
export function savePicture(chart: ECharts, { title, subtitle, source }: PictureText): void {
  const drawn = chart.renderToCanvas({ pixelRatio: scale, backgroundColor: '#fff' })
  const { font, ink1, ink2 } = chartTokens(chart.getDom())
  const canvas = document.createElement('canvas')
  canvas.width = drawn.width + 2 * margin * scale
  canvas.height = drawn.height + (headHeight + footHeight) * scale
  const pen = canvas.getContext('2d')
  if (pen === null) return
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.drawImage(drawn, margin * scale, headHeight * scale)
  pen.scale(scale, scale)
  const write = (text: string, size: number, weight: number, colour: string, y: number): void => {
    pen.font = `${weight} ${size}px ${font}`
    pen.fillStyle = colour
    pen.fillText(text, margin, y)
  }
  write(title, 16, 700, ink1, 30)
  write(subtitle, 12, 400, ink2, 50)
  write(source, 12, 400, ink2, canvas.height / scale - 14)
  canvas.toBlob((blob) => {
    if (blob !== null) saveBlob(blob, `${title}.png`)
  })
}

/** Hands a file to the browser to be saved. */
export function saveBlob(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The download has read the address by the next turn.
  setTimeout(() => URL.revokeObjectURL(address), 1000)
}
