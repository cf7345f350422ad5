import { ProblemError, problem } from '#core/error/problem.ts'
import { inFileName } from '#core/hand-out/file-name.ts'
import type { PaperDocument } from '#paper/document.ts'
import type { Grant } from '../actions/authorise.ts'
import { updateFormalLetter } from '../db/formal-letters.ts'
import type { FormalLetterTable } from '../db/letter-tables.ts'
import type { ExportFile } from '../export/export-file.ts'
import { recordExport } from '../filing/files.ts'
import { once } from '../once.ts'
import type { PdfMaker } from '../paper/paper-run.ts'
import type { Service } from '../service.ts'
import { noteOpened } from './detail.ts'
import { requireLetter } from './scope.ts'

export type LetterFormat = 'pdf' | 'docx'

const longestName = 70

export function formalLetterFileName(line: FormalLetterTable, format: LetterFormat): string {
  const name = inFileName(`${line.number_text}-${line.receiver_name}`.replaceAll(/\s/g, '_'), longestName)
  return `${name}${line.voided_at === null ? '' : '（已作废）'}.${format}`
}

/**
 * The PDF of a letter: made of the frozen document the first time, from then on the very same bytes; of a voided letter one
 * with 作废 across it, which is not kept. Throws ProblemError: paper-missing-glyph (kept with the letter), paper-time-out,
 * too-busy, storage-full, attachment-lost.
 * @param paper what makes it, a run where many letters are made
 */
export async function formalLetterPdf(
  service: Service,
  line: FormalLetterTable,
  paper: PdfMaker = service.paper,
): Promise<Uint8Array> {
  const { attachments, database, district } = service
  const document = JSON.parse(line.document) as PaperDocument
  if (line.voided_at !== null) return paper.render({ ...document, watermark: { kind: 'words', text: '作废' } })
  if (line.sha256 !== null) return attachments.bytes(line.sha256)
  try {
    const bytes = await paper.render(document)
    const { sha256 } = await attachments.add(once(bytes), ['pdf'])
    await database.write((db) => updateFormalLetter(db, district.code, line.id, { sha256, fault: null }))
    return bytes
  } catch (error) {
    if (error instanceof ProblemError && error.problem.code === 'paper-missing-glyph') {
      const fault = JSON.stringify(error.problem)
      await database.write((db) => updateFormalLetter(db, district.code, line.id, { fault }))
    }
    throw error
  }
}

/** Loaded when it is first asked for: few people edit letters. */
async function letterDocx(line: FormalLetterTable): Promise<Uint8Array> {
  const { wordFile } = await import('#paper/word/word-file.ts')
  const document = JSON.parse(line.document) as PaperDocument
  return wordFile(line.voided_at === null ? document : { ...document, notice: '已作废' })
}

/** One letter as a file. Throws ProblemError not-found, and as formalLetterPdf. */
export async function formalLetterFile(
  service: Service,
  grant: Grant,
  id: string,
  format: LetterFormat,
): Promise<ExportFile & { readonly length: number }> {
  const line = await requireLetter(service, grant, id)
  if (format === 'docx' && grant.actor.role === 'enterprise') {
    // What is handed over is the sealed paper; the text to edit is the district's.
    throw new ProblemError(problem('not-found', { what: '可编辑的函件' }))
  }
  const bytes = format === 'pdf' ? await formalLetterPdf(service, line) : await letterDocx(line)
  await recordExport(service, grant, `formal-letter ${id}`, { format })
  await noteOpened(service, grant, line)
  return { name: formalLetterFileName(line, format), bytes: once(bytes), length: bytes.length }
}
