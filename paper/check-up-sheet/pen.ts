import type { FontSet } from '../fonts/font-set.ts'
import { colour } from '../layout/measure.ts'
import { wrapped } from './wrap.ts'

/** How a text is set; sizes in points. */
export interface Look {
  readonly size: number
  readonly bold?: true
  readonly colour?: string
}

export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface BoxLook {
  readonly fill?: string
  readonly line?: string
  readonly lineWidth?: number
  readonly dashed?: true
}

/** Of the line's height: where the foot of the letters stands. */
const baseline = 0.78
const lineHeight = 1.32

/** Draws on the page that is open. Lengths are points, from the top left. */
export class Pen {
  readonly document: PDFKit.PDFDocument
  readonly #fonts: FontSet
  readonly #registered = new Set<string>()

  constructor(document: PDFKit.PDFDocument, fonts: FontSet) {
    this.document = document
    this.#fonts = fonts
  }

  heightOf(lines: number, { size }: Look): number {
    return lines * size * lineHeight
  }

  width(text: string, look: Look): number {
    return this.#runs(text, look).reduce((sum, run) => {
      this.#use(run.font, look.size)
      return sum + this.document.widthOfString(run.text)
    }, 0)
  }

  lines(text: string, width: number, look: Look): readonly string[] {
    return wrapped(text, width, (part) => this.width(part, look))
  }

  /** The largest of the sizes at which the text stands in so many lines; null when none will do. */
  fitted(
    text: string,
    width: number,
    sizes: readonly number[],
    most: number,
  ): { readonly lines: readonly string[]; readonly size: number } | null {
    for (const size of sizes) {
      const lines = this.lines(text, width, { size })
      if (lines.length <= most) return { lines, size }
    }
    return null
  }

  /** One line whose top left is given. */
  text(text: string, x: number, y: number, look: Look, align: 'left' | 'right' | 'center' = 'left'): void {
    const width = align === 'left' ? 0 : this.width(text, look)
    let at = align === 'left' ? x : align === 'right' ? x - width : x - width / 2
    const foot = y + look.size * lineHeight * baseline
    for (const run of this.#runs(text, look)) {
      this.#use(run.font, look.size)
      this.document.fillColor(look.colour ?? colour.text)
      this.document.text(run.text, at, foot, { lineBreak: false, baseline: 'alphabetic' })
      at += this.document.widthOfString(run.text)
    }
  }

  /** Lines under one another; returns the height they took. */
  paragraph(
    lines: readonly string[],
    x: number,
    y: number,
    look: Look,
    align: 'left' | 'right' | 'center' = 'left',
  ): number {
    for (const [index, line] of lines.entries()) this.text(line, x, y + this.heightOf(index, look), look, align)
    return this.heightOf(lines.length, look)
  }

  box({ x, y, width, height }: Box, { fill, line, lineWidth = 0.5, dashed }: BoxLook): void {
    const { document } = this
    document.save().lineWidth(lineWidth)
    if (dashed) document.dash(2, { space: 2 })
    document.rect(x, y, width, height)
    if (fill !== undefined && line !== undefined) document.fillAndStroke(fill, line)
    else if (fill !== undefined) document.fill(fill)
    else document.stroke(line ?? colour.line)
    document.restore()
  }

  rule(
    x: number,
    y: number,
    toX: number,
    toY: number,
    look: { readonly width?: number; readonly colour?: string } = {},
  ): void {
    const { width = 0.5, colour: stroke = colour.line } = look
    this.document.save().lineWidth(width).moveTo(x, y).lineTo(toX, toY).stroke(stroke).restore()
  }

  /** A tick in a square of that size: the fonts need not have one. */
  tick(x: number, y: number, size: number): void {
    const { document } = this
    document
      .save()
      .lineWidth(size / 6)
      .lineCap('round')
    document
      .moveTo(x, y + size * 0.55)
      .lineTo(x + size * 0.38, y + size * 0.9)
      .lineTo(x + size, y + size * 0.1)
    document.stroke(colour.text).restore()
  }

  get mainFont(): string {
    return this.#use(this.#fonts.mainFont(400), 1)
  }

  #runs(text: string, { bold }: Look): readonly { readonly text: string; readonly font: string }[] {
    return this.#fonts.runs(text, bold === true ? 700 : 400)
  }

  #use(name: string, size: number): string {
    if (!this.#registered.has(name)) {
      const font = this.#fonts.loaded().find((one) => one.name === name)
      if (font === undefined) throw new Error(`no font ${name}`)
      this.document.registerFont(name, font.bytes, font.member ?? undefined)
      this.#registered.add(name)
    }
    this.document.font(name, size)
    return name
  }
}
