import type { Pen } from './pen.ts'

/** Something measured that stands on its own: drawn with its top left at a place. */
export interface Piece {
  readonly height: number
  draw(pen: Pen, x: number, y: number): void
}

/** A part of the sheet: what surrounds its items, and the items that may move to the next page from the last on. */
export interface Section {
  /** 直接判定, named on the next page too. */
  readonly name: string
  readonly items: readonly Piece[]
  /** Of what stays, the items that are left on the page. */
  heightOf(items: readonly Piece[], isCut: boolean): number
  draw(pen: Pen, items: readonly Piece[], isCut: boolean, y: number, height: number): void
  /** Fewer items than this do not stay on the first page. */
  readonly least: number
}
