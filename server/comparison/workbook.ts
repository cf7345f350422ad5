import type { KindField, KindLine } from '#core/comparison/breakdown.ts'
import type { Mover } from '#core/comparison/compare.ts'
import { kindFieldNames, kindName } from '#core/comparison/kind-name.ts'
import { outcomeName, outcomes } from '#core/comparison/outcome.ts'
import { moveSentence } from '#core/comparison/reason-text.ts'
import { proposedFormNotice } from '#core/vocabulary/citation.ts'
import { streamWorkbook, type Table, type TableColumn, type TableRow } from '#workbook/write.ts'
import type { Compared } from './make-comparison.ts'

const figure = (heading: string, numberFormat = '0', width = 10): TableColumn => ({
  heading,
  numberFormat,
  align: 'right',
  width,
})
const text = (heading: string, width: number): TableColumn => ({ heading, width })

export interface WorkbookHead {
  readonly title: string
  readonly lines: readonly string[]
}

/** Matrix, breakdowns and every mover. Nothing in it tells a value that is masked for others. */
export function comparisonWorkbook(compared: Compared, head: WorkbookHead): AsyncIterable<Uint8Array> {
  const lines = [proposedFormNotice, ...head.lines]
  const fields = Object.keys(kindFieldNames) as KindField[]
  return streamWorkbook([
    { ...matrixSheet(compared), title: head.title, lines },
    ...fields.map((field) => breakdownSheet(field, compared.comparison.breakdowns[field])),
    { ...moversSheet(compared), lines },
  ])
}

function matrixSheet({ comparison: { cells } }: Compared): Table {
  const rows: TableRow[] = outcomes.map((from) => {
    const counts = outcomes.map((to) => cells.find((cell) => cell.from === from && cell.to === to)?.parcels ?? 0)
    return [outcomeName(from), ...counts, counts.reduce((sum, one) => sum + one, 0)]
  })
  return {
    sheet: '类别变动',
    columns: [
      text('对比前（行）／对比后（列），宗', 26),
      ...outcomes.map((to) => figure(outcomeName(to))),
      figure('合计'),
    ],
    rows: asyncRows(rows),
    frozenColumns: 1,
  }
}

function breakdownSheet(field: KindField, lines: readonly KindLine[]): Table {
  const rows = lines.map(
    ({ key, parcels, better, worse, other, from, to }): TableRow => [
      kindName(field, key),
      ...[parcels, better, worse, other],
      ...from,
      ...to,
    ],
  )
  return {
    sheet: `按${kindFieldNames[field]}`.replaceAll('/', '或'),
    columns: [
      text(kindFieldNames[field], 20),
      ...['地块（宗）', '升类（宗）', '降类（宗）', '其他变动（宗）'].map((heading) => figure(heading)),
      ...outcomes.map((one) => figure(`前 ${outcomeName(one)}`)),
      ...outcomes.map((one) => figure(`后 ${outcomeName(one)}`)),
    ],
    rows: asyncRows(rows),
    frozenColumns: 1,
  }
}

function moversSheet(compared: Compared): Table {
  return {
    sheet: '变动地块',
    columns: [
      { ...text('地块编码', 18), numberFormat: '@' },
      text('用地主体', 28),
      ...Object.values(kindFieldNames).map((name) => text(name, 14)),
      figure('土地面积（m²）', '0.00', 14),
      text('对比前', 10),
      text('对比后', 10),
      figure('对比前总分', '0.00'),
      figure('对比后总分', '0.00'),
      text('变动原因', 80),
    ],
    rows: asyncRows(compared.comparison.movers.map((mover) => moverRow(compared, mover))),
    frozenColumns: 1,
  }
}

function moverRow({ from, to, known, standards }: Compared, mover: Mover): TableRow {
  const { parcelCode, kind, landArea, reasons } = mover
  const before = from.parcels.get(parcelCode)
  const after = to.parcels.get(parcelCode)
  const withheld = new Set([...(before?.withheld ?? []), ...(after?.withheld ?? [])])
  return [
    parcelCode,
    known.get(parcelCode)?.name ?? null,
    ...(Object.keys(kindFieldNames) as KindField[]).map((field) => kindName(field, kind[field])),
    landArea,
    outcomeName(mover.from),
    outcomeName(mover.to),
    before?.openTotal ?? null,
    after?.openTotal ?? null,
    moveSentence(reasons, standards, withheld),
  ]
}

async function* asyncRows(rows: readonly TableRow[]): AsyncGenerator<TableRow, void> {
  yield* rows
}
