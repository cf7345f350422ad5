import { createRequire } from 'node:module'
import type printerModule from 'pdfmake/js/Printer.js'
import { definitionOf } from './definition.ts'
import type { PaperDocument } from './document.ts'
import type { Font } from './fonts/font-file.ts'
import type { FontSet } from './fonts/font-set.ts'
import { refuseMissingGlyphs } from './glyph-check.ts'
import { createTypesetter } from './layout/typesetter.ts'

// CommonJS that says it is not: what an import of it means differs between Node and the runner of the tests.
const { default: Printer } = createRequire(import.meta.url)('pdfmake/js/Printer.js') as typeof printerModule

/**
 * The document as the bytes of a PDF; equal documents and fonts make equal bytes. Nothing is read but the fonts.
 * Throws ProblemError: paper-missing-glyph.
 */
export async function renderPdf(document: PaperDocument, fonts: FontSet): Promise<Uint8Array> {
  refuseMissingGlyphs(document, fonts)
  const definition = definitionOf(document, createTypesetter(fonts))
  const printer = new Printer(descriptors(fonts.loaded()), noFiles, noAddresses, () => false)
  const stream = await printer.createPdfKitDocument(definition, { tableLayouts: {} })
  stream.end()
  const pieces: Buffer[] = []
  for await (const piece of stream) pieces.push(Buffer.from(piece))
  return Buffer.concat(pieces)
}

type Source = { readonly url: Buffer }

/** As the printer takes an address; what it does with one is `noAddresses`. */
function descriptors(fonts: readonly Font[]): Record<string, Record<'normal' | 'bold', Source | [Source, string]>> {
  const source = ({ bytes, member }: Font): Source | [Source, string] =>
    member === null ? { url: bytes } : [{ url: bytes }, member]
  return Object.fromEntries(fonts.map((font) => [font.name, { normal: source(font), bold: source(font) }]))
}

const noFiles = { existsSync: () => false }
const noAddresses = { resolve: () => undefined, resolved: () => Promise.resolve() }
