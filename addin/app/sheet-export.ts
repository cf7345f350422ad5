import { checkUpSheet, type SheetSubject } from '#core/check-up-sheet/build.ts'
import { sheetFileName } from '#core/check-up-sheet/file-name.ts'
import { engineVersion } from '#core/scoring/engine.ts'
import { createClient } from '#ui/client.ts'
import { checkUpSheetWorkbook } from '#workbook/check-up-sheet/workbook.ts'
import { clockTime, today } from '../base/clock.ts'
import type { BookModel } from '../host/book-model.ts'
import type { PaneSession } from '../sync/session.ts'
import type { ParcelCard } from '../workers/score-types.ts'
import { download, downloadPdf } from './file-save.ts'

/** Saves 体检表 of an open card as a workbook, marked as an estimate throughout; its name. */
export function exportEstimate({ result, standard, verdict, way }: ParcelCard, model: BookModel): string {
  const subject = subjectOf(model, result.parcelCode)
  const day = today()
  const sheet = checkUpSheet({
    result,
    standard,
    group: null,
    subject,
    origin: { standing: 'estimate', evaluation: null, engine: engineVersion, inputHash: null, judgedOn: day },
    estimate: { class: verdict.class, rank: verdict.rank, basis: verdict.basis },
    way,
    hidden: [],
    stepped: false,
    sketch: null,
    notes: ['按本工作簿填报值测算，正式类别以全区排序和审定结果为准。'],
    code: null,
    printed: { on: day, at: `${day} ${clockTime()}`, by: null },
  })
  const name = sheetFileName(result.parcelCode, subject.parcelName, 'xlsx').replace('体检表', '体检表-预估')
  download(name, checkUpSheetWorkbook(sheet))
  return name
}

/** Saves 体检表 of the latest evaluation as the server prints it; its name. Rejects with what the server refuses. */
export async function fetchSheet(session: PaneSession, cycle: string, parcelCode: string): Promise<string> {
  const call = createClient({ token: session.token })
  const file = await call('checkUpSheet', { params: { cycle, parcelCode }, query: { format: 'pdf' } })
  const name = sheetFileName(parcelCode, null, 'pdf')
  downloadPdf(name, file)
  return name
}

function subjectOf({ result, cells }: BookModel, wanted: string): SheetSubject {
  for (const row of result.rows) {
    const { parcelCode, parcelName, ownerName, ownerUscc, townCode, landArea } = cells(row.id)
    if (parcelCode !== wanted || ownerName === undefined) continue
    return {
      parcelName: textOf(parcelName),
      ownerName: textOf(ownerName),
      ownerUscc: textOf(ownerUscc),
      townCode: textOf(townCode),
      landArea: typeof landArea === 'number' ? landArea : null,
    }
  }
  return { parcelName: null, ownerName: null, ownerUscc: null, townCode: null, landArea: null }
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}
