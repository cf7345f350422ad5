import { ProblemError, problem } from '#core/error/problem.ts'
import { letterKindNames } from '#core/letter/kind.ts'
import type { TableRow } from '#workbook/write.ts'
import { streamZip, type ZippedFile } from '#workbook/zip.ts'
import type { Grant } from '../actions/authorise.ts'
import { todayInShanghai } from '../clock.ts'
import { formalLettersOfBatch } from '../db/formal-letters.ts'
import { findLetterBatch } from '../db/letter-batches.ts'
import type { FormalLetterTable } from '../db/letter-tables.ts'
import type { ExportFile } from '../export/export-file.ts'
import { freeName } from '../export/free-name.ts'
import { madeWhileSent } from '../export/made-while-sent.ts'
import { recordExport } from '../filing/files.ts'
import { beginProgress, endProgress, type RunningProgress } from '../jobs/running.ts'
import type { PdfMaker } from '../paper/paper-run.ts'
import type { Service } from '../service.ts'
import { formalLetterFileName, formalLetterPdf } from './file.ts'
import { kindOfLetter } from './list.ts'
import { letterRow, letterWorkbook } from './list-workbook.ts'

const pageSize = 50

/**
 * The letters of a batch as one zip with a list, made while it is sent. Whoever breaks the connection ends it and can ask
 * again: what was made is kept. Throws ProblemError: not-found (also while none is issued), too-busy.
 */
export async function letterBatchFile(service: Service, grant: Grant, id: string): Promise<ExportFile> {
  const district = service.district.code
  const { batch, first } = await service.database.read(async (db) => ({
    batch: await findLetterBatch(db, district, id),
    first: (await formalLettersOfBatch(db, district, id, 0, 1))[0],
  }))
  if (batch === null || first === undefined) throw new ProblemError(problem('not-found', { what: '这批函件' }))
  const paper = service.paper.open()
  const progress = beginProgress(id, grant.actor.username, batch.issued)
  const end = async (): Promise<void> => {
    paper.close()
    if (progress !== null) endProgress(id)
  }
  try {
    if (progress === null) throw new ProblemError(problem('too-busy', { retryAfterSeconds: 60 }))
    await recordExport(service, grant, `letter-batch ${id}`, { letters: batch.issued })
    const name = `${letterKindNames[kindOfLetter(first)]}-${first.number_text}起${batch.issued}份.zip`
    return { name, bytes: madeWhileSent(streamZip(filesOf(service, id, paper, progress)), end) }
  } catch (error) {
    await end()
    throw error
  }
}

async function* filesOf(
  service: Service,
  id: string,
  paper: PdfMaker,
  progress: RunningProgress,
): AsyncGenerator<ZippedFile, void> {
  const district = service.district.code
  const today = todayInShanghai(service.clock)
  const names = new Set<string>()
  const rows: TableRow[] = []
  let after = 0
  while (true) {
    const page: readonly FormalLetterTable[] = await service.database.read((db) =>
      formalLettersOfBatch(db, district, id, after, pageSize),
    )
    for (const line of page) {
      let told = freeName(names, formalLetterFileName(line, 'pdf'))
      try {
        yield { name: told, bytes: await formalLetterPdf(service, line, paper) }
      } catch (error) {
        // The others are made; the list says which was not.
        if (!(error instanceof ProblemError)) throw error
        told = '这份没有制成，请打开函件查看原因'
      }
      rows.push(letterRow(line, today, false, told))
      progress.done += 1
    }
    const last = page.at(-1)
    if (last === undefined || page.length < pageSize) break
    after = last.seq
  }
  yield { name: '函件清单.xlsx', bytes: letterWorkbook(rows, service.demo) }
}
