/** Lengths of formal documents, after the visual specification. Points unless it says millimetres. */

/** Millimetres to points. */
export function mm(length: number): number {
  return (length * 72) / 25.4
}

const pageMillimetres = { width: 210, height: 297 }
/** Left and right; the top holds the copy mark, the foot the page number. */
export const margins = { side: mm(15), top: mm(16), bottom: mm(16) }

export function contentWidth(orientation: 'portrait' | 'landscape'): number {
  const width = orientation === 'portrait' ? pageMillimetres.width : pageMillimetres.height
  return mm(width) - 2 * margins.side
}

export const size = { title: 18, heading: 11, letter: 12, body: 10, small: 8.5, notice: 9, mark: 9 }
export const gap = { block: mm(3), line: 1.35 }
export const colour = {
  text: '#000000',
  quiet: '#5f6a75',
  line: '#868f98',
  outline: '#1b2127',
  pale: '#c3cad1',
  watermark: '#e9ebec',
}
