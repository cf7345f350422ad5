import { proposedFormNotice } from '#core/vocabulary/citation.ts'
import { className, parcelClasses } from '#core/vocabulary/class.ts'
import { townName } from '#core/vocabulary/district.ts'
import { streamTable, type TableRow } from '#workbook/write.ts'
import type { ZippedFile } from '#workbook/zip.ts'
import type { ArchiveContent, ArchiveSource } from '../content.ts'
import { type ArchivedParcel, archivedParts } from '../parcels.ts'

const number = { numberFormat: '0.00', align: 'right', width: 12 } as const
const whole = { numberFormat: '0', align: 'right', width: 8 } as const
const columns = [
  { heading: '地块编码', width: 20 },
  { heading: '地块名称', width: 26 },
  { heading: '所属街镇/园区', width: 14 },
  { heading: '用地主体', width: 26 },
  { heading: '用地类别', width: 10 },
  { heading: '土地面积（平方米）', ...number },
  { heading: '审定类别', width: 10 },
  { heading: '类别名称', width: 10 },
  { heading: '评估类别', width: 10 },
  { heading: '调整说明', width: 30 },
  { heading: '产生方式', width: 10 },
  { heading: '触发规则', width: 16 },
  { heading: '总分', ...number },
  { heading: '名次', ...whole },
  { heading: '参评宗数', ...whole },
  { heading: '审定日期', width: 12 },
]
const hows: Readonly<Record<string, string>> = { direct: '直接判定', ranked: '排序定类', exempt: '暂不评价' }

/** The same as one sheet, for people. */
export const resultsWorkbookContent: ArchiveContent = {
  id: 'results-workbook',
  title: '评估结果与审定类别（xlsx）',
  async *files(source: ArchiveSource): AsyncGenerator<ZippedFile, void> {
    const { cycle, lines, overrides } = source
    yield {
      name: `results/审定结果-${cycle}.xlsx`,
      bytes: streamTable(columns, rows(source), {
        sheet: '审定结果',
        title: `产业用地综合绩效评估审定结果（${cycle}年度）`,
        lines: [proposedFormNotice, ...lines, ...overrides],
        frozenColumns: 1,
      }),
    }
  },
}

async function* rows(source: ArchiveSource): AsyncGenerator<TableRow, void> {
  for await (const part of archivedParts(source)) for (const one of part) yield rowOf(one)
}

function rowOf({ decided, result, parcel }: ArchivedParcel): TableRow {
  const { parcel_code, town_code, land_class, land_area, class: code, evaluated_class, adjustment, how } = decided
  const known = parcelClasses.find((each) => each.code === code)?.code
  return [
    parcel_code,
    parcel?.parcel_name ?? null,
    town_code === null ? null : townName(town_code),
    parcel?.owner_name ?? null,
    land_class,
    land_area,
    code,
    known === undefined ? null : className(known),
    evaluated_class,
    adjustment,
    how === null ? '待补正' : (hows[how] ?? how),
    result?.rules.join('、') || null,
    result?.total ?? null,
    decided.rank,
    decided.ranked,
    decided.decided_on,
  ]
}
