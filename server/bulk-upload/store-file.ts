import { findFile, insertFile, lastFileNumber, storingState, updateFile } from '../db/bulk-upload-files.ts'
import { insertLines } from '../db/bulk-upload-lines.ts'
import type { UploadFileTable } from '../db/bulk-upload-tables.ts'
import type { Service } from '../service.ts'
import type { FileLine } from './file-line.ts'

/** Written in one transaction: some tens of milliseconds. */
const linesAtOnce = 500

/** Puts a file and its lines on record; it shows once the last of them is there. */
export async function storeFile(
  { database }: Service,
  file: UploadFileTable,
  lines: readonly FileLine[],
): Promise<UploadFileTable> {
  let number = 0
  for (let start = 0; start === 0 || start < lines.length; start += linesAtOnce) {
    const piece = lines.slice(start, start + linesAtOnce)
    await database.write(async (db) => {
      if (start === 0) {
        const { district, run, sha256 } = file
        const next = (await lastFileNumber(db, district, run)) + 1
        await insertFile(db, { ...file, number: next, state: storingState })
        number = (await findFile(db, district, run, sha256))?.number ?? next
      }
      await insertLines(
        db,
        piece.map((line) => ({ ...line, file_number: number })),
      )
      if (start + linesAtOnce >= lines.length) await updateFile(db, file, { ...file, number })
    })
  }
  return { ...file, number }
}
