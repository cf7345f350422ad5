import type { AttachedDocument } from '#core/filing/event.ts'
import type { Boundary } from '#geo/boundary.ts'
import { todayInShanghai } from '../clock.ts'
import { boundaryOf } from '../db/filing-documents.ts'
import type { FilingSheetTable } from '../db/filing-tables.ts'
import type { Service } from '../service.ts'
import type { LoadedFiling } from './load.ts'
import { type PrintedSheet, printedSheet } from './printed-sheet.ts'
import { sheetPaper } from './sheet-paper.ts'

/** A sheet whose files are on disk; it is issued by the event that brings its document. */
export interface MadeSheet {
  readonly document: AttachedDocument
  readonly stored: Pick<FilingSheetTable, 'printed' | 'sha256' | 'size' | 'masked_sha256' | 'masked_size'>
}

/**
 * Prints 项目信息表 from the 申请表 as it was submitted: once in full and once without contacts, so that whoever asks again
 * gets the same bytes. Throws ProblemError: paper-missing-glyph, paper-time-out, too-busy, storage-full.
 */
export async function makeSheet(service: Service, loaded: LoadedFiling): Promise<MadeSheet> {
  const boundary = await filedBoundary(service, loaded)
  const sheet = printedSheet(loaded, boundary, todayInShanghai(service.clock))
  const full = await stored(service, sheet, 'full')
  const masked = await stored(service, sheet, 'masked')
  const name = `项目信息表-${sheet.number}-第${sheet.version}版.pdf`
  return {
    document: { kind: 'information-sheet', sha256: full.sha256, name, size: full.size },
    stored: {
      printed: JSON.stringify(sheet),
      sha256: full.sha256,
      size: full.size,
      masked_sha256: masked.sha256,
      masked_size: masked.size,
    },
  }
}

async function stored(service: Service, sheet: PrintedSheet, contacts: 'full' | 'masked') {
  const bytes = await service.paper.render(sheetPaper(sheet, contacts, service.demo))
  return service.attachments.add(
    (async function* () {
      yield bytes
    })(),
    ['pdf'],
  )
}

/** What was read of the newest 四至范围矢量图 in the file. */
async function filedBoundary(service: Service, { id, filing }: LoadedFiling): Promise<Boundary | null> {
  const filed = filing.documents.findLast(({ kind }) => kind === 'boundary')
  if (filed === undefined) return null
  const text = await service.database.read((db) => boundaryOf(db, service.district.code, id, filed.sha256))
  return text === null ? null : (JSON.parse(text) as Boundary)
}
