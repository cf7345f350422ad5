import { addRelationship } from '#workbook/package/add.ts'
import { folderOf, partText, relationships } from '#workbook/package/layout.ts'
import type { Parts } from '#workbook/package/parts.ts'
import type { SheetSource } from '../model/sheet.ts'
import { copyPart, relationshipsPath } from './package-parts.ts'
import { SheetDocument } from './sheet-document.ts'

/** What the model writes itself, or what is tied to parts of the other file. */
const written = [
  'dimension',
  'sheetViews',
  'cols',
  'sheetProtection',
  'mergeCells',
  'conditionalFormatting',
  'dataValidations',
  'legacyDrawing',
  'tableParts',
]

/**
 * The part of a sheet that came from another file, for what the model does not know of it: print set-up, page breaks,
 * headings of printed pages, its drawing with pictures. @throws RangeError for what ties it to other parts.
 */
export function foreignDocument(parts: Parts, path: string, source: SheetSource): SheetDocument {
  const document = new SheetDocument(partText(source.parts, source.path) ?? '')
  for (const name of written) document.set(name, '')
  for (const name of ['hyperlinks', 'oleObjects', 'controls', 'picture', 'legacyDrawingHF']) {
    if (document.has(name)) throw new RangeError(`${name} of an inserted sheet cannot be saved`)
  }
  const drawing = /r:id="([^"]+)"/.exec(document.get('drawing'))?.[1]
  const related = relationships(source.parts, relationshipsPath(source.path), folderOf(source.path))
  const target = related.find(({ id }) => id === drawing)?.target
  if (target === undefined) return document
  const copy = copyPart(source.parts, target, parts)
  const relation = addRelationship(parts, relationshipsPath(path), 'drawing', `/${copy}`)
  document.set('drawing', `<drawing r:id="${relation}"/>`)
  return document
}
