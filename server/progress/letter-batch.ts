import { ProblemError, problem } from '#core/error/problem.ts'
import { letterNumber, outstandingText, receiverKindNames } from '#core/progress/reminder.ts'
import { proposedFormNotice } from '#core/vocabulary/citation.ts'
import { streamWorkbook, type TableRow } from '#workbook/write.ts'
import { streamZip, type ZippedFile } from '#workbook/zip.ts'
import type { Grant } from '../actions/authorise.ts'
import { lettersOfBatch } from '../db/letters.ts'
import type { LetterTable } from '../db/progress-tables.ts'
import type { ExportFile } from '../export/export-file.ts'
import { madeWhileSent } from '../export/made-while-sent.ts'
import { beginProgress, endProgress, type RunningProgress } from '../jobs/running.ts'
import type { PdfMaker } from '../paper/paper-run.ts'
import type { Service } from '../service.ts'
import { letterBytes, letterFileName } from './letter-file.ts'
import { receiverKindNamed, stageNamed } from './reminder-list.ts'

/**
 * The letters of a batch as one zip with a list, made while it is sent. Whoever breaks the connection ends it and can ask
 * again: what was made is kept. Throws ProblemError: not-found, too-busy.
 */
export async function letterBatch(service: Service, grant: Grant, batch: string): Promise<ExportFile> {
  const letters = await service.database.read((db) => lettersOfBatch(db, service.district.code, batch))
  const [first] = letters
  const last = letters.at(-1)
  if (first === undefined || last === undefined) throw new ProblemError(problem('not-found', { what: '这批催办函' }))
  const paper = service.paper.open()
  const progress = beginProgress(batch, grant.actor.username, letters.length)
  if (progress === null) {
    paper.close()
    throw new ProblemError(problem('too-busy', { retryAfterSeconds: 60 }))
  }
  const numbers = first === last ? `${first.number}` : `${first.number}-${last.number}`
  const bytes = madeWhileSent(streamZip(filesOf(service, letters, paper, progress)), async () => {
    paper.close()
    endProgress(batch)
  })
  return { name: `催办函-${first.year}-${numbers}号.zip`, bytes }
}

async function* filesOf(
  service: Service,
  letters: readonly LetterTable[],
  paper: PdfMaker,
  progress: RunningProgress,
): AsyncGenerator<ZippedFile, void> {
  const faults = new Map<string, string>()
  for (const letter of letters) {
    try {
      yield { name: letterFileName(letter), bytes: await letterBytes(service, letter, paper) }
    } catch (error) {
      // The others are made; the list says which was not.
      if (!(error instanceof ProblemError)) throw error
      faults.set(letter.id, '这份没有制成，请在“催办函”中查看原因')
    }
    progress.done += 1
  }
  yield { name: '催办函清单.xlsx', bytes: listOf(letters, faults, service.demo) }
}

const text = { numberFormat: '@' } as const

function listOf(
  letters: readonly LetterTable[],
  faults: ReadonlyMap<string, string>,
  demo: boolean,
): AsyncIterable<Uint8Array> {
  return streamWorkbook([
    {
      sheet: '催办函',
      title: '催办函清单',
      lines: [proposedFormNotice, ...(demo ? ['示例数据，非真实企业和地块。'] : [])],
      frozenColumns: 1,
      columns: [
        { heading: '文号', width: 18, ...text },
        { heading: '类别', width: 12, ...text },
        { heading: '对象', width: 34, ...text },
        { heading: '未完成', width: 24, ...text },
        { heading: '时限', width: 12, ...text },
        { heading: '日期', width: 12, ...text },
        { heading: '文件', width: 44, ...text },
        { heading: '签收人、日期', width: 20, ...text },
      ],
      rows: letters.map((letter): TableRow => {
        const { id, year, number, receiver_kind, receiver_name, stage, outstanding, due, issued_on } = letter
        const kind = receiverKindNames[receiverKindNamed(receiver_kind)]
        const left = outstandingText(stageNamed(stage), outstanding)
        const file = faults.get(id) ?? letterFileName(letter)
        return [letterNumber(year, number), kind, receiver_name, left, due, issued_on, file, null]
      }),
    },
  ])
}
