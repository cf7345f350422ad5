import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { read, write } from 'xlsx'
import { convertWithLibreOffice } from '../../office/libre-office.ts'

const folder = join(import.meta.dirname, '../../../templates/out')

/** Programs that have written the workbooks which are then changed. */
export const writers = ['ours', 'sheetjs', 'libreoffice'] as const
export type Writer = (typeof writers)[number]

function templates(): readonly string[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.xlsx'))
  return names.map((name) => join(folder, name))
}

function readBytes(file: string): Uint8Array {
  return new Uint8Array(readFileSync(file))
}

/** The same workbooks saved again by SheetJS. */
function throughSheetJs(file: string): Uint8Array {
  const book = read(readFileSync(file), { cellStyles: true })
  return new Uint8Array(write(book, { type: 'buffer', bookType: 'xlsx', compression: true }))
}

async function throughLibreOffice(file: string): Promise<Uint8Array> {
  const saved = mkdtempSync(join(tmpdir(), 'saved-'))
  try {
    return readBytes(await convertWithLibreOffice(file, 'xlsx:Calc MS Excel 2007 XML', saved))
  } finally {
    rmSync(saved, { recursive: true, force: true })
  }
}

/** Our templates as that program writes them. LibreOffice takes seconds for each: `most` of them will do. */
export async function workbooksBy(writer: Writer, most = Number.POSITIVE_INFINITY): Promise<readonly Uint8Array[]> {
  const files = templates().slice(0, most)
  if (writer === 'ours') return files.map(readBytes)
  if (writer === 'sheetjs') return files.map(throughSheetJs)
  const saved: Uint8Array[] = []
  for (const file of files) saved.push(await throughLibreOffice(file))
  return saved
}
