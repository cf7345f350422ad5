/** The tokens `--brand`, `--seq-4`, `--brand-line` and `--bg-card`: seen on a light ribbon and on a dark one. */
export const brand = '#0b6b55'
export const middle = '#2f8d76'
export const tint = '#9ccabd'
export const paper = '#ffffff'

/** A rectangle in whole pixels. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/**
 * A square drawing of `size` pixels. Places are told on a grid of 16 and moved to the nearest whole pixel, so that straight
 * edges are sharp at every size; curves are only scaled.
 */
export class Canvas {
  readonly size: number
  /** Width of an outline or a rule, in pixels. */
  readonly line: number
  readonly #parts: string[] = []

  constructor(size: number) {
    this.size = size
    this.line = Math.floor(size / 16)
  }

  /** The whole pixel nearest to a place. */
  at(place: number): number {
    return Math.round((place * this.size) / 16)
  }

  /** The box between two corners of the grid. */
  box(left: number, top: number, right: number, bottom: number): Box {
    return { left: this.at(left), top: this.at(top), right: this.at(right), bottom: this.at(bottom) }
  }

  fill({ left, top, right, bottom }: Box, color: string, radius = 0): void {
    const [width, height] = [right - left, bottom - top]
    this.#parts.push(
      `<rect x="${left}" y="${top}" width="${width}" height="${height}" rx="${radius}" fill="${color}"/>`,
    )
  }

  /** Paper with an outline inside the box; returns what is left within the outline. */
  frame(box: Box, radius = 0): Box {
    const { line } = this
    const inner = {
      left: box.left + line,
      top: box.top + line,
      right: box.right - line,
      bottom: box.bottom - line,
    }
    this.fill(box, brand, radius)
    this.fill(inner, paper, Math.max(0, radius - line))
    return inner
  }

  /** A horizontal line between two places. */
  rule(left: number, top: number, right: number, color: string): void {
    const box = this.box(left, top, right, top)
    this.fill({ ...box, bottom: box.top + this.line }, color)
  }

  /** A vertical line between two places. */
  post(left: number, top: number, bottom: number, color: string): void {
    const box = this.box(left, top, left, bottom)
    this.fill({ ...box, right: box.left + this.line }, color)
  }

  /** A disc in the lower right corner, of such a width that a line of the drawing can be in its middle. */
  badge(): { readonly center: number; readonly radius: number } {
    const around = Math.round((this.size * 9) / 16 - this.line) >> 1
    const radius = around + this.line / 2
    const center = this.size - radius
    this.#parts.push(`<circle cx="${center}" cy="${center}" r="${radius}" fill="${brand}"/>`)
    return { center, radius }
  }

  /** A line with round ends. Path and width are in pixels. */
  stroke(path: string, color: string, width: number): void {
    const ends = 'stroke-linecap="round" stroke-linejoin="round"'
    this.#parts.push(`<path d="${path}" fill="none" stroke="${color}" stroke-width="${width}" ${ends}/>`)
  }

  /** A closed shape. The path is in pixels. */
  shape(path: string, color: string): void {
    this.#parts.push(`<path d="${path}" fill="${color}"/>`)
  }

  /** A closed shape of curves, whose path is told on the grid. */
  curves(path: string, color: string): void {
    this.#parts.push(`<path d="${path}" transform="scale(${this.size / 16})" fill="${color}"/>`)
  }

  svg(): string {
    const { size } = this
    const open = `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 ${size} ${size}">`
    return `${open}${this.#parts.join('')}</svg>`
  }
}
