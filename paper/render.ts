import printerModule from 'pdfmake/js/Printer.js'
import { definitionOf } from './definition.ts'
import type { PaperDocument } from './document.ts'
import type { Font } from './fonts/font-file.ts'
import type { FontSet } from './fonts/font-set.ts'
import { refuseMissingGlyphs } from './glyph-check.ts'
import { createTypesetter } from './layout/typesetter.ts'

/**
 * The document as the bytes of a PDF; equal documents and fonts make equal bytes. Nothing is read but the fonts.
 * Throws ProblemError: paper-missing-glyph.
 */
export async function renderPdf(document: PaperDocument, fonts: FontSet): Promise<Uint8Array> {
  refuseMissingGlyphs(document, fonts)
  const definition = definitionOf(document, createTypesetter(fonts))
  const loaded = fonts.loaded()
  const printer = new printerModule.default(descriptors(loaded), inMemory(loaded), noAddresses, () => false)
  const stream = await printer.createPdfKitDocument(definition, { tableLayouts: {} })
  stream.end()
  const pieces: Buffer[] = []
  for await (const piece of stream) pieces.push(Buffer.from(piece))
  return Buffer.concat(pieces)
}

function descriptors(fonts: readonly Font[]): Record<string, Record<'normal' | 'bold', string | [string, string]>> {
  const source = ({ name, member }: Font): string | [string, string] => (member === null ? name : [name, member])
  return Object.fromEntries(fonts.map((font) => [font.name, { normal: source(font), bold: source(font) }]))
}

/** The printer asks for files by name; these are the only ones it gets. */
function inMemory(fonts: readonly Font[]): { existsSync(name: string): boolean; readFileSync(name: string): Buffer } {
  const bytes = new Map(fonts.map((font) => [font.name, font.bytes]))
  return {
    existsSync: (name) => bytes.has(name),
    readFileSync(name) {
      const found = bytes.get(name)
      if (found === undefined) throw new Error(`no font ${name}`)
      return found
    },
  }
}

const noAddresses = { resolve: () => undefined, resolved: () => Promise.resolve() }
