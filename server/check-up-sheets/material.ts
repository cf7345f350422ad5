import type { Viewer } from '#core/access/mask.ts'
import type { SheetStanding } from '#core/check-up-sheet/sheet.ts'
import { gatesIn } from '#core/evaluation-gates/gate.ts'
import { overrideSentences } from '#core/evaluation-gates/override-sentences.ts'
import type { ScoreLines } from '#core/scoring/estimate.ts'
import type { GroupResult, ParcelResult } from '#core/scoring/result.ts'
import type { Standard } from '#core/scoring/standard.ts'
import { boundarySketch } from '#geo/sketch.ts'
import { planeOf } from '../base-map/plane-of.ts'
import { quantisedOf } from '../db/base-geometries.ts'
import type { EvaluationTable, EvaluationTraceTable } from '../db/evaluation-tables.ts'
import { hiddenFields, resultBody } from '../evaluation/masked-result.ts'
import type { EvaluationSummary } from '../evaluation/summary.ts'
import type { ParcelRows } from '../rows/judge.ts'
import { loadParcels } from '../rows/load.ts'
import { textOrNull } from '../rows/state.ts'
import { openCells } from '../rows/view.ts'
import type { Service } from '../service.ts'
import { issueSheetCode } from './code.ts'
import { factsNow, type YearFigures } from './facts.ts'
import type { SheetMaterial } from './messages.ts'
import { resultHash } from './result-hash.ts'

/** What all sheets of one printing have in common. */
export interface Printing {
  readonly evaluation: EvaluationTable
  readonly standard: Standard
  readonly figures: YearFigures
  readonly viewer: Viewer
  /** For the head: whom the sheets are for, approvals. */
  readonly lines: readonly string[]
  readonly today: string
  /** Instant as text. */
  readonly at: string
  readonly by: string
}

/** Millimetres, as the sheet has room for it. */
const sketchSize = { width: 60, height: 27 }

/** What the sheets of the traces are made from, in their order; a parcel that is gone keeps its result. */
export async function sheetMaterials(
  service: Service,
  printing: Printing,
  traces: readonly EvaluationTraceTable[],
): Promise<readonly SheetMaterial[]> {
  const district = service.district.code
  const { evaluation, figures, today } = printing
  const { cycle } = evaluation
  const codes = traces.map((trace) => trace.parcel_code)
  return service.database.read(async (db) => {
    const parcels = (await loadParcels(db, district, cycle, codes)).filter(({ parcel }) => !parcel.removed)
    const byCode = new Map(parcels.map((rows) => [rows.parcelCode, rows]))
    const facts = await factsNow(db, district, cycle, today, parcels, figures)
    const boundaries = await quantisedOf(db, district, codes)
    return traces.map((trace) => {
      const code = trace.parcel_code
      const rows = byCode.get(code) ?? null
      const sketch = sketchOf(boundaries.get(code))
      return { ...ofTrace(service, printing, trace), ...ofRows(rows), facts: facts.get(code) ?? null, sketch }
    })
  })
}

function ofTrace(
  service: Service,
  { evaluation, standard, viewer, lines, today, at, by }: Printing,
  trace: EvaluationTraceTable,
): Omit<SheetMaterial, 'subject' | 'facts' | 'sketch'> {
  const district = service.district.code
  const stored = JSON.parse(trace.result) as ParcelResult
  const { stepped = false, ...shown } = resultBody(trace, viewer)
  const hidden = hiddenFields(trace, viewer)
  const { groups, peers } = summaryOf(evaluation)
  const group = groups.find(({ key }) => key === stored.group) ?? null
  const id = String(evaluation.number)
  const hash = resultHash(evaluation, trace)
  return {
    stored,
    result: shown as ParcelResult,
    stepped,
    hidden,
    standard,
    group,
    lines: linesOf(group, standard),
    peers: peers ?? null,
    origin: {
      standing: standingOf(evaluation),
      evaluation: id,
      engine: evaluation.engine,
      inputHash: evaluation.input_hash,
      judgedOn: (evaluation.finished_at ?? evaluation.started_at).slice(0, 10),
    },
    notes: [
      service.district.name,
      hidden.length === 0
        ? '本件列出全部数值。'
        : '本件为“按分数”件：用到区统计局、区税务局核定数据的指标只列得分，不列数值。',
      ...overrideSentences(gatesIn(evaluation.gates)),
      ...lines,
      ...(service.demo ? ['示例数据，非真实企业和地块。'] : []),
    ],
    code: issueSheetCode(service.audit.keys, { district, evaluation: id, parcelCode: trace.parcel_code, hash }),
    printed: { on: today, at: at.slice(0, 16).replace('T', ' '), by },
  }
}

function summaryOf({ summary }: EvaluationTable): Pick<EvaluationSummary, 'groups' | 'peers'> {
  return summary === null ? { groups: [] } : (JSON.parse(summary) as EvaluationSummary)
}

function standingOf({ mode, trial }: EvaluationTable): SheetStanding {
  if (trial === 1) return 'trial'
  return mode === 'formal' ? 'formal' : 'draft'
}

function linesOf(group: GroupResult | null, { classes }: Standard): ScoreLines {
  return group === null || group.byScoreLines ? classes.smallGroup.lines : group.cutOffs
}

function ofRows(rows: ParcelRows | null): Pick<SheetMaterial, 'subject'> {
  const cells = rows === null ? {} : openCells(rows.parcel)
  const { landArea } = cells
  return {
    subject: {
      parcelName: textOrNull(cells.parcelName),
      ownerName: textOrNull(cells.ownerName),
      ownerUscc: textOrNull(cells.ownerUscc),
      townCode: rows?.parcel.townCode ?? null,
      landArea: typeof landArea === 'number' ? landArea : null,
    },
  }
}

function sketchOf(quantised: string | undefined): SheetMaterial['sketch'] {
  const plane = quantised === undefined ? null : planeOf(JSON.parse(quantised) as readonly (readonly number[][])[])
  return plane === null ? null : boundarySketch(plane, sketchSize)
}
