import type { ParcelResultBody } from '#core/api/evaluations.ts'
import type { Standard } from '#core/scoring/standard.ts'
import { proposedFormNotice } from '#core/vocabulary/citation.ts'
import { className } from '#core/vocabulary/class.ts'
import { townName } from '#core/vocabulary/district.ts'
import { streamTable, type TableColumn, type TableRow } from '#workbook/write.ts'

const hows = { direct: '直接判定', ranked: '排序定类', exempt: '暂不评价' } as const

interface ResultColumn extends TableColumn {
  readonly value: (result: ParcelResultBody) => string | number | null
}

const code: Pick<TableColumn, 'numberFormat'> = { numberFormat: '@' }
const points = { numberFormat: '0.00', align: 'right', width: 10 } as const
const whole = { numberFormat: '0', align: 'right', width: 8 } as const

const fixedColumns: readonly ResultColumn[] = [
  { heading: '地块编码', width: 18, ...code, value: (result) => result.parcelCode },
  { heading: '所属街镇/园区', width: 14, value: ({ townCode }) => (townCode === null ? null : townName(townCode)) },
  { heading: '用地类别', width: 10, value: (result) => result.landClass },
  { heading: '类别', width: 6, align: 'center', value: (result) => result.class },
  { heading: '类别名称', width: 10, value: (result) => (result.class === null ? null : className(result.class)) },
  {
    heading: '产生方式',
    width: 10,
    value: ({ how, status }) => (status === 'incomplete' ? '待补正' : how === null ? null : hows[how]),
  },
  { heading: '总分', ...points, value: (result) => result.total },
  { heading: '名次', ...whole, value: (result) => result.rank },
  { heading: '参评宗数', ...whole, value: (result) => result.of },
  { heading: '触发规则', width: 14, value: (result) => result.rules.join('、') || null },
  { heading: '需专班研判', width: 10, align: 'center', value: (result) => (result.flagged ? '是' : null) },
  { heading: '待补正原因', width: 14, value: (result) => result.blockedBy.join('、') || null },
]

function columnsOf(standard: Standard | null): readonly ResultColumn[] {
  if (standard === null) return fixedColumns
  const dimensions = standard.dimensions.map(
    ({ id, name }): ResultColumn => ({
      heading: `${id} ${name}得分`,
      ...points,
      value: (result) => result.dimensions.find((dimension) => dimension.id === id)?.score ?? null,
    }),
  )
  const indicators = standard.indicators.flatMap(({ id, name, unit }): readonly ResultColumn[] => {
    const of = (result: ParcelResultBody) => result.indicators.find((indicator) => indicator.id === id)
    return [
      {
        heading: `${id} ${name}${unit === '' ? '' : `（${unit}）`}`,
        numberFormat: '0.000000',
        align: 'right',
        width: 16,
        value: (result) => of(result)?.value ?? null,
      },
      { heading: `${id} 分值`, ...points, value: (result) => of(result)?.points ?? null },
    ]
  })
  return [...fixedColumns, ...dimensions, ...indicators]
}

/**
 * Results as one sheet: class and rank first, then what each indicator gave.
 * @param standard by which they were made; null where it is not on record any more
 */
export function resultsWorkbook(
  standard: Standard | null,
  title: string,
  lines: readonly string[],
  results: AsyncIterable<ParcelResultBody>,
): AsyncIterable<Uint8Array> {
  const columns = columnsOf(standard)
  return streamTable(columns, rowsOf(columns, results), {
    sheet: '评估结果',
    title,
    lines: [proposedFormNotice, ...lines],
    frozenColumns: 1,
  })
}

async function* rowsOf(
  columns: readonly ResultColumn[],
  results: AsyncIterable<ParcelResultBody>,
): AsyncGenerator<TableRow, void> {
  for await (const result of results) yield columns.map((column) => column.value(result))
}
