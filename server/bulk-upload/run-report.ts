import type { SettledItem, UploadFile, UploadLine, UploadRun } from '#core/api/bulk-upload-shapes.ts'
import { bulkLimits } from '#core/bulk-upload/limits.ts'
import type { BulkReport } from '#workbook/bulk-report/content.ts'
import type { Grant } from '../actions/authorise.ts'
import { instantText } from '../clock.ts'
import { allFiles, filePage } from '../db/bulk-upload-files.ts'
import { allUploadLines, countUploadLines, uploadLinePage } from '../db/bulk-upload-lines.ts'
import type { ExportFile } from '../export/export-file.ts'
import { recordExport } from '../filing/files.ts'
import { once } from '../once.ts'
import type { Service } from '../service.ts'
import { repairOf } from './repair.ts'
import { detailSheet, settlementSheet, summarySheet } from './report-sheets.ts'
import { fileBody, runBodyOf } from './run-body.ts'
import { runOf } from './run-of.ts'
import { settledItems } from './settled-items.ts'
import { lineBody } from './views.ts'
import { makeReport } from './workshop.ts'

/** Rows of one file or one 街镇; everything without. */
export interface ReportPart {
  readonly file?: number | undefined
  readonly town?: string | undefined
}

interface ReadReport {
  readonly run: UploadRun
  readonly files: readonly UploadFile[]
  readonly lines: readonly UploadLine[]
  /** Lines with something said of them, also those that found no room. */
  readonly told: number
  readonly settled: readonly SettledItem[]
}

const atOnce = 500

/**
 * The report of a run as one workbook: 汇总, 逐条, what earlier runs told, and the rows to be fixed in the layout of
 * 街镇台账 with their revisions. Throws ProblemError: not-found, too-busy.
 */
export async function runReport(service: Service, grant: Grant, id: string, part: ReportPart): Promise<ExportFile> {
  const read = await readReport(service, grant, id, part)
  const { run } = read
  await recordExport(service, grant, `upload run ${id}`, { cycle: run.cycle, file: part.file, town: part.town })
  const repair = await repairOf(service, grant, id, part)
  const at = instantText(service.clock.now()).slice(0, 16).replace('T', ' ')
  const context = { ...read, part, repair, by: grant.actor.name, at, demo: service.demo }
  const report: BulkReport = {
    sheets: [
      summarySheet(context),
      detailSheet(context),
      ...(read.settled.length === 0 ? [] : [settlementSheet(read.settled)]),
    ],
    rows: repair.rows,
    revisions: repair.revisions,
    handOut: repair.handOut,
    cycle: run.cycle,
    run: id,
  }
  const bytes = await makeReport(report)
  return { name: `批量上传结果-${run.cycle}-${fileStamp(run.at)}.xlsx`, bytes: once(bytes) }
}

async function readReport(service: Service, grant: Grant, id: string, part: ReportPart): Promise<ReadReport> {
  const district = service.district.code
  const filter = { ...allUploadLines, file: part.file ?? null, town: part.town ?? null, isTold: true }
  return service.database.read(async (db) => {
    const stored = await runOf(db, district, grant, id)
    const run = await runBodyOf(db, grant, stored)
    const files: UploadFile[] = []
    for (let after = 0, more = true; more; ) {
      const page = await filePage(db, district, id, allFiles, { after, limit: atOnce })
      files.push(...page.map(fileBody))
      after = page.at(-1)?.number ?? 0
      more = page.length === atOnce
    }
    const lines: UploadLine[] = []
    for (let after = { file: 0, number: 0 }, more = true; more; ) {
      const page = await uploadLinePage(db, district, id, filter, { after, limit: atOnce })
      lines.push(...page.map(lineBody))
      const last = page.at(-1)
      after = { file: last?.file_number ?? 0, number: last?.number ?? 0 }
      more = page.length === atOnce && lines.length < bulkLimits.reportLines
    }
    const told = await countUploadLines(db, district, id, filter)
    return { run, files, lines, told, settled: await settledItems(db, grant, stored) }
  })
}

/** 20261122-0915 */
function fileStamp(at: string): string {
  return at.slice(0, 16).replaceAll('-', '').replace('T', '-').replace(':', '')
}
