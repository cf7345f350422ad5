import { ProblemError, problem } from '#core/error/problem.ts'
import { inFileName } from '#core/hand-out/file-name.ts'
import { letterNumber } from '#core/progress/reminder.ts'
import type { PaperDocument } from '#paper/document.ts'
import { findLetter, noteLetterFile } from '../db/letters.ts'
import type { LetterTable } from '../db/progress-tables.ts'
import type { ExportFile } from '../export/export-file.ts'
import { once } from '../once.ts'
import type { PdfMaker } from '../paper/paper-run.ts'
import type { Service } from '../service.ts'

const longestName = 60

export function letterFileName({ year, number, receiver_name }: LetterTable): string {
  return `${letterNumber(year, number)}-${inFileName(receiver_name.replaceAll(/\s/g, '_'), longestName)}.pdf`
}

/**
 * The PDF of a letter: made of the document it was issued with the first time, from then on the very same bytes.
 * Throws ProblemError: paper-missing-glyph (kept with the letter), paper-time-out, too-busy, storage-full, attachment-lost.
 */
export async function letterBytes(
  service: Service,
  letter: LetterTable,
  paper: PdfMaker = service.paper,
): Promise<Uint8Array> {
  const { attachments, database, district } = service
  if (letter.sha256 !== null) return attachments.bytes(letter.sha256)
  const document = JSON.parse(letter.document) as PaperDocument
  try {
    const bytes = await paper.render(document)
    const { sha256 } = await attachments.add(once(bytes), ['pdf'])
    await database.write((db) => noteLetterFile(db, district.code, letter.id, { sha256, fault: null }))
    return bytes
  } catch (error) {
    if (error instanceof ProblemError && error.problem.code === 'paper-missing-glyph') {
      const fault = JSON.stringify(error.problem)
      await database.write((db) => noteLetterFile(db, district.code, letter.id, { sha256: null, fault }))
    }
    throw error
  }
}

/** One letter as a file. Throws ProblemError not-found, and as letterBytes. */
export async function letterFile(service: Service, id: string): Promise<ExportFile & { readonly length: number }> {
  const letter = await service.database.read((db) => findLetter(db, service.district.code, id))
  if (letter === null) throw new ProblemError(problem('not-found', { what: '这份催办函' }))
  const bytes = await letterBytes(service, letter)
  return { name: letterFileName(letter), bytes: once(bytes), length: bytes.length }
}
