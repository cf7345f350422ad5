/** Parts of the pictures we draw for documents, in SVG. */
export interface Picture {
  readonly svg: string
  /** Every text in it, for the check of missing characters. */
  readonly texts: readonly string[]
}

export interface SvgText {
  readonly x: number
  readonly y: number
  readonly words: string
  readonly size?: number
  readonly anchor?: 'start' | 'middle' | 'end'
  readonly fill?: string
  readonly bold?: boolean
}

export function svgText({ x, y, words, size = 13, anchor = 'start', fill = '#1b2127', bold }: SvgText): string {
  const weight = bold === true ? ' font-weight="bold"' : ''
  return `<text x="${fixed(x)}" y="${fixed(y)}" font-size="${size}" text-anchor="${anchor}" fill="${fill}"${weight}>${escaped(words)}</text>`
}

/** @param look attributes of its fill and outline */
export function svgBox(x: number, y: number, width: number, height: number, look: string): string {
  return `<rect x="${fixed(x)}" y="${fixed(y)}" width="${fixed(width)}" height="${fixed(height)}" ${look}/>`
}

export function fixed(value: number): string {
  return value.toFixed(2)
}

export function escaped(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

export function svgPicture(width: number, height: number, parts: readonly string[]): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${fixed(height)}">${parts.join('')}</svg>`
}
