import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type CellObject, read, type WorkSheet } from 'xlsx'
import { convertAllWithLibreOffice } from './libre-office.ts'

/** A cell as LibreOffice holds it after it has calculated everything. */
export interface OpenedCell {
  readonly sheet: string
  readonly address: string
  /** Its formula; null where it is a plain value. */
  readonly formula: string | null
  /** The text of a text cell, the number of a number. */
  readonly value: unknown
}

/** A file to be opened. */
export interface OpenedFile {
  readonly bytes: Uint8Array
  readonly extension: 'xlsx' | 'csv'
}

/** Opens a file in LibreOffice, which calculates and saves it; the bytes of the workbook it saved. */
export async function savedByLibreOffice(bytes: Uint8Array, extension: OpenedFile['extension']): Promise<Uint8Array> {
  const [saved] = await allSavedByLibreOffice([{ bytes, extension }])
  if (saved === undefined) throw new Error('no file was saved')
  return saved
}

/** The same of several files in one run of LibreOffice, in their order. */
export async function allSavedByLibreOffice(files: readonly OpenedFile[]): Promise<readonly Uint8Array[]> {
  const folder = await mkdtemp(join(tmpdir(), 'opened-'))
  try {
    const saved = join(folder, 'saved')
    await mkdir(saved)
    const written = await Promise.all(
      files.map(async ({ bytes, extension }, index) => {
        const file = join(folder, `file${index}.${extension}`)
        await writeFile(file, bytes)
        return file
      }),
    )
    const converted = await convertAllWithLibreOffice(written, 'xlsx:Calc MS Excel 2007 XML', saved)
    return await Promise.all(converted.map(async (file) => new Uint8Array(await readFile(file))))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Every cell of a workbook that holds something. */
export function cellsIn(bytes: Uint8Array): readonly OpenedCell[] {
  const book = read(bytes, { cellFormula: true, sheetStubs: true })
  return Object.entries(book.Sheets).flatMap(([sheet, cells]) => cellsOfSheet(sheet, cells))
}

function cellsOfSheet(sheet: string, cells: WorkSheet): readonly OpenedCell[] {
  return Object.entries(cells).flatMap(([address, cell]) => {
    if (address.startsWith('!')) return []
    const { f, v } = cell as CellObject
    return v === undefined && f === undefined ? [] : [{ sheet, address, formula: f ?? null, value: v }]
  })
}
