import PDFDocument from 'pdfkit'
import type { CheckUpSheet } from '#core/check-up-sheet/sheet.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import { problemMessage } from '#core/message/message.zh.ts'
import type { FontSet } from '../fonts/font-set.ts'
import { drawRefusal, drawSheet, type SheetOptions } from './draw-sheet.ts'
import { Pen } from './pen.ts'
import { missingIn } from './texts.ts'

const producer = 'parcel-checkup'

/** A PDF of many sheets whose bytes can be taken while it grows: pages that are done are not kept. */
export class SheetPrinter {
  readonly #document: PDFKit.PDFDocument
  readonly #fonts: FontSet
  readonly #pen: Pen
  readonly #options: SheetOptions
  #ready: Buffer[] = []

  /** @param printedOn stands in the metadata in place of the moment of printing */
  constructor(title: string, printedOn: string, fonts: FontSet, options: SheetOptions) {
    this.#document = new PDFDocument({
      autoFirstPage: false,
      lang: 'zh-CN',
      info: { Title: title, Producer: producer, Creator: producer, CreationDate: new Date(`${printedOn}T00:00:00Z`) },
    })
    this.#document.on('data', (piece: Buffer) => this.#ready.push(piece))
    this.#fonts = fonts
    this.#pen = new Pen(this.#document, fonts)
    this.#options = options
  }

  /** Sets one sheet, on one page or more. Throws ProblemError: paper-missing-glyph. */
  add(content: CheckUpSheet): void {
    const missing = missingIn(content, this.#fonts)
    if (missing !== null) throw new ProblemError(problem('paper-missing-glyph', missing))
    drawSheet(this.#pen, content, this.#options)
  }

  /** The same; a sheet that cannot be set becomes a page that says so. Returns whether it was set. */
  addOrTell(content: CheckUpSheet): boolean {
    try {
      this.add(content)
      return true
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error
      const { why, what } = problemMessage(error.problem)
      drawRefusal(this.#pen, content.parcelCode, `${why}${what}`)
      return false
    }
  }

  /** What has been written since it was last asked. */
  take(): Buffer {
    const piece = Buffer.concat(this.#ready)
    this.#ready = []
    return piece
  }

  /** Ends the document and gives its last bytes. */
  async end(): Promise<Buffer> {
    const ended = new Promise<void>((done) => this.#document.once('end', () => done()))
    this.#document.end()
    await ended
    return this.take()
  }
}

/** One sheet as a PDF; equal sheets and fonts make equal bytes. Throws ProblemError: paper-missing-glyph. */
export async function printSheet(content: CheckUpSheet, fonts: FontSet, options: SheetOptions): Promise<Buffer> {
  const printer = new SheetPrinter(`${content.title} ${content.parcelCode}`, content.printedOn, fonts, options)
  printer.add(content)
  return printer.end()
}
