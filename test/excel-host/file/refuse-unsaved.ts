import { folderOf, layoutOf, partText, relationships } from '#workbook/package/layout.ts'
import type { Parts } from '#workbook/package/parts.ts'
import type { Sheet } from '../model/sheet.ts'
import type { Workbook } from '../model/workbook.ts'
import { elements } from './xml.ts'

/**
 * What the model holds and a file of ours would lose, is told here instead.
 * @throws RangeError for settings of the add-in, and for sheets whose cells moved under something tied to addresses
 */
export function refuseUnsaved(workbook: Workbook): void {
  if (workbook.settings.size > 0) throw new RangeError('settings of the add-in cannot be saved')
  for (const sheet of workbook.sheets) if (sheet.shifts.length > 0) refuseMoved(sheet)
}

/** Elements of a sheet that hold addresses nothing here moves. */
const tied = [
  'scenarios',
  'hyperlinks',
  'rowBreaks',
  'colBreaks',
  'drawing',
  'legacyDrawing',
  'oleObjects',
  'controls',
  'extLst',
]

function refuseMoved({ name, source }: Sheet): void {
  if (source === null) return
  const { parts, path } = source
  const xml = partText(parts, path) ?? ''
  const found = tied.filter((local) => new RegExp(`<${local}\\b`).test(xml))
  if (found.length > 0) throw new RangeError(`${name}: cells moved, ${found.join(', ')} cannot follow`)
  if (hasRichText(parts)) throw new RangeError(`${name}: cells moved, rich text cannot follow`)
}

function hasRichText(parts: Parts): boolean {
  const { relationshipsPath, workbookPath } = layoutOf(parts)
  const strings = relationships(parts, relationshipsPath, folderOf(workbookPath)).find(
    ({ type }) => type === 'sharedStrings',
  )
  const xml = strings === undefined ? '' : (partText(parts, strings.target) ?? '')
  return elements(xml, 'si').some(({ inner }) => /<r\b/.test(inner))
}
