import type { z } from 'zod'
import { answersForAll, type Viewer } from '#core/access/mask.ts'
import type { differenceExportQuery, LayerDifferenceLine } from '#core/api/layer-differences.ts'
import { headingOf } from '#core/form/form.ts'
import { formatValue } from '#core/form/format.ts'
import { formById } from '#core/forms/catalogue.ts'
import { layerNames } from '#core/record/layer.ts'
import { proposedFormNotice } from '#core/vocabulary/citation.ts'
import { townName } from '#core/vocabulary/district.ts'
import { streamWorkbook, type Table, type TableRow } from '#workbook/write.ts'
import type { Grant } from '../actions/authorise.ts'
import { instantText } from '../clock.ts'
import type { LayerDifferenceTable } from '../db/layer-difference-tables.ts'
import { differencePage } from '../db/layer-differences.ts'
import type { ExportFile } from '../export/export-file.ts'
import { recordExport } from '../filing/files.ts'
import { tolerancesNow } from '../rows/differences.ts'
import type { Service } from '../service.ts'
import { differenceBodies, differenceFilter } from './difference-list.ts'

const linesAtOnce = 500

/**
 * The differences of a filter as a workbook. What departments of 统计 and 税务 confirmed is taken out of the system by
 * approval only, and never with this file; a department's own values are its own.
 */
export async function exportDifferences(
  service: Service,
  grant: Grant,
  { sort = '-size', ...query }: z.infer<typeof differenceExportQuery>,
): Promise<ExportFile> {
  const { role, org, name } = grant.actor
  const district = service.district.code
  const viewer: Viewer = answersForAll(role) ? { role, org, released: new Set() } : { role, org }
  const filter = differenceFilter(district, grant, query, viewer)
  const { area, amount, fields } = await service.database.read((db) => tolerancesNow(db, district))
  await recordExport(service, grant, `layer differences ${query.cycle}`, { ...query })
  const at = instantText(service.clock.now()).slice(0, 16).replace('T', ' ')
  const own = Object.keys(fields).length === 0 ? '' : `，${Object.keys(fields).length} 个字段另定`
  const lines = [
    `${query.cycle}年度  导出人：${name}  导出时间：${at}`,
    `容差为本系统拟定：面积 ${area}%，金额等 ${amount}%${own}。${filter.isBeyond ? '只列超出容差的。' : '全部差异。'}`,
    '未经导出审批：区统计局、区税务局核定的值不导出，有关差异不在表内。',
    ...(service.demo ? ['示例数据，非真实企业和地块。'] : []),
  ]
  async function* eachLine(): AsyncGenerator<LayerDifferenceLine, void> {
    for (let last: LayerDifferenceTable | null = null; ; ) {
      const after: LayerDifferenceTable | null = last
      const { read, bodies } = await service.database.read(async (db) => {
        const page = await differencePage(db, filter, sort, after, linesAtOnce)
        return { read: page, bodies: await differenceBodies(db, page) }
      })
      yield* bodies
      last = read.at(-1) ?? null
      if (read.length < linesAtOnce || last === null) return
    }
  }
  return {
    name: `层间差异-${query.cycle}-${at.slice(0, 10).replaceAll('-', '')}.xlsx`,
    bytes: streamWorkbook([sheetOf(lines, eachLine())]),
  }
}

function sheetOf(lines: readonly string[], source: AsyncIterable<LayerDifferenceLine>): Table {
  async function* rows(): AsyncGenerator<TableRow, void> {
    for await (const { form, field, lower, upper, ...line } of source) {
      const known = formById(form).fields[field]
      const text = (value: typeof lower.value): string =>
        known === undefined ? String(value) : formatValue(known, value)
      yield [
        line.parcelCode,
        line.uscc,
        line.name,
        line.townCode === null ? null : townName(line.townCode),
        known === undefined ? field : headingOf(known),
        layerNames[lower.layer],
        text(lower.value),
        layerNames[upper.layer],
        text(upper.value),
        line.percent,
        line.isBeyond ? '是' : '否',
        `${lower.by} ${lower.at.slice(0, 16).replace('T', ' ')}`,
        `${upper.by} ${upper.at.slice(0, 16).replace('T', ' ')}`,
      ]
    }
  }
  const columns = [
    { heading: '地块编码', width: 18 },
    { heading: '统一社会信用代码', width: 22 },
    { heading: '名称', width: 28 },
    { heading: '街镇', width: 14 },
    { heading: '字段', width: 24 },
    { heading: '甲层', width: 10 },
    { heading: '甲层的值', width: 18 },
    { heading: '乙层', width: 10 },
    { heading: '乙层的值', width: 18 },
    { heading: '相差（%）', width: 12, numberFormat: '0.00', align: 'right' as const },
    { heading: '超出容差', width: 10 },
    { heading: '甲层由谁', width: 26 },
    { heading: '乙层由谁', width: 26 },
  ]
  return {
    sheet: '差异',
    title: '填报、现场、部门核定不同的值',
    lines: [...lines, proposedFormNotice],
    columns,
    rows: rows(),
  }
}
