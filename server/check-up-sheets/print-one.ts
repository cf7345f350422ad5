import { sheetTitle } from '#core/check-up-sheet/build.ts'
import { sheetFileName } from '#core/check-up-sheet/file-name.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import { type Grant, recordDenial } from '../actions/authorise.ts'
import { placeOf } from '../actions/row-scope.ts'
import { covers } from '../actions/scope.ts'
import type { EvaluationTable, EvaluationTraceTable } from '../db/evaluation-tables.ts'
import { findTrace, shownEvaluation } from '../db/evaluations.ts'
import { requireDone } from '../evaluation-runs/read-evaluations.ts'
import type { ExportFile } from '../export/export-file.ts'
import { once } from '../once.ts'
import { loadParcels } from '../rows/load.ts'
import type { Service } from '../service.ts'
import { sheetMaterials } from './material.ts'
import type { SheetMaterial } from './messages.ts'
import { openPress, type Press } from './press.ts'
import { beginPrinting } from './printing.ts'
import { Sealer } from './seal.ts'

export interface SheetRequest {
  readonly cycle: string
  readonly parcelCode: string
  readonly format: 'pdf' | 'xlsx'
  /** Absent: the latest. */
  readonly evaluation?: string | undefined
  readonly explained: boolean
  readonly approval?: number | undefined
}

/**
 * 体检表 of one parcel of the reader's scope. Throws ProblemError: not-found (parcel, evaluation, or not evaluated),
 * evaluation-not-done, export-not-approved, paper-missing-glyph, too-busy, paper-time-out.
 */
export async function printSheet(service: Service, grant: Grant, request: SheetRequest): Promise<ExportFile> {
  const { parcelCode, format, explained, approval } = request
  const { evaluation, trace } = await wantedResult(service, grant, request)
  const press = await openPress(service.paper.font, 'one')
  try {
    const entry = {
      action: 'exported',
      object: `check-up-sheet ${evaluation.number} ${parcelCode}`,
      details: { format },
    } as const
    const printing = await beginPrinting(service, grant, evaluation, { approval, entry })
    const [material] = await sheetMaterials(service, printing, [trace])
    if (material === undefined) throw new Error(`no material of ${parcelCode}`)
    const file =
      format === 'xlsx' ? await press.workbook(material) : await sealedPdf(service, press, material, explained)
    return { name: sheetFileName(parcelCode, material.subject.parcelName, format), bytes: once(file) }
  } finally {
    press.close()
  }
}

async function wantedResult(
  service: Service,
  grant: Grant,
  { cycle, parcelCode, evaluation: id }: SheetRequest,
): Promise<{ readonly evaluation: EvaluationTable; readonly trace: EvaluationTraceTable }> {
  const district = service.district.code
  const unknown = new ProblemError(problem('not-found', { what: `地块 ${parcelCode} 的评估结果` }))
  const [rows] = await service.database.read((db) => loadParcels(db, district, cycle, [parcelCode]))
  if (rows === undefined || rows.parcel.removed) throw unknown
  if (!covers(grant.scope, placeOf(rows.parcel))) {
    await recordDenial(service, grant.actor, `check-up-sheet ${cycle}/${parcelCode}`)
    throw unknown
  }
  const evaluation =
    id === undefined
      ? await service.database.read((db) => shownEvaluation(db, district, cycle))
      : await requireDone(service, grant.actor, id)
  if (evaluation === null || evaluation.cycle !== cycle) throw unknown
  const trace = await service.database.read((db) => findTrace(db, district, evaluation.number, parcelCode))
  if (trace === null) throw unknown
  return { evaluation, trace }
}

async function sealedPdf(
  service: Service,
  press: Press,
  material: SheetMaterial,
  explained: boolean,
): Promise<Uint8Array> {
  const title = `${sheetTitle} ${material.result.parcelCode}`
  await press.begin({ title, printedOn: material.printed.on, explained })
  const { bytes } = await press.add([material], true)
  const sealer = new Sealer()
  const whole = sealer.add(Buffer.concat([bytes, await press.end()]))
  return Buffer.concat([whole, sealer.line(service.audit.keys, material.code ?? '')])
}
