import { milestonesOf } from '#core/disposal/milestone.ts'
import { disposalStateNames } from '#core/disposal/state.ts'
import { readableValues } from '#core/form/clean.ts'
import { disposalPlanForm } from '#core/forms/disposal-plan.ts'
import { citationText, clause123 } from '#core/vocabulary/citation.ts'
import { townName } from '#core/vocabulary/district.ts'
import { streamWorkbook, type Table } from '#workbook/write.ts'
import type { Grant } from '../actions/authorise.ts'
import { todayInShanghai } from '../clock.ts'
import type { DisposalPlanTable } from '../db/disposal-tables.ts'
import type { ExportFile } from '../export/export-file.ts'
import { textOrNull } from '../rows/state.ts'
import type { Service } from '../service.ts'
import { disposalHead, exportedPlans } from './exported.ts'
import { allPlans } from './list.ts'
import { soeKinds } from './scope.ts'
import { cellsIn, stateOfPlan } from './stored.ts'
import { type UnplannedSoe, unplannedSoe } from './unplanned-soe.ts'

const text = { numberFormat: '@' } as const
const area = { numberFormat: '#,##0.00', align: 'right' } as const
const whole = { numberFormat: '0', align: 'right' } as const
const clause = clause123('三', '区国资委牵头推进国企存量产业用地“四个一批”，完善国有企业考核办法')

export interface SoeQuery {
  readonly cycle?: string | undefined
  readonly year?: number | undefined
}

/**
 * 国企存量处置考核表: each plan of a 国企 with 四个一批, plan and progress, then the parcels without one, for 区国资委;
 * another department gets the plans it was asked about.
 */
export async function exportSoe(service: Service, grant: Grant, { cycle, year }: SoeQuery): Promise<ExportFile> {
  const filter = { ...allPlans(service, grant), cycle: cycle ?? null, year: year ?? null, soe: soeKinds }
  const lines = await exportedPlans(service, filter)
  const today = todayInShanghai(service.clock)
  // A parcel without a plan is to be done in no year yet.
  const unplanned = year === undefined ? await unplannedSoe(service, grant, cycle ?? null) : []
  const { lines: head, day } = await disposalHead(service, grant, {
    object: 'disposal-soe',
    details: { cycle, year },
    plans: lines,
    unplanned: unplanned.map(({ entry }) => entry),
    lines: [
      `依据：${citationText(clause)}`,
      ...(unplanned.length === 0
        ? []
        : [`另有 ${unplanned.length} 宗国企地块在低效清单上，还没有处置方案，列在最后。`]),
    ],
  })
  const table: Table = {
    sheet: '国企存量处置',
    title: '国企存量产业用地处置考核表',
    lines: head,
    frozenColumns: 3,
    columns: [
      { heading: '国企属性', width: 10 },
      { heading: '用地主体名称', width: 28 },
      { heading: '地块编码', width: 18, ...text },
      { heading: '地块名称/坐落', width: 26 },
      { heading: '所属街镇/园区', width: 14 },
      { heading: '土地面积（m²）', width: 16, ...area },
      { heading: '审定类别', width: 10 },
      { heading: '四个一批类型', width: 14 },
      { heading: '是否衔接四个一批', width: 16 },
      { heading: '处置路径', width: 10 },
      { heading: '计划完成年度', width: 14, ...whole },
      { heading: '计划处置面积（m²）', width: 18, ...area },
      { heading: '方案状态', width: 12 },
      { heading: '节点数', width: 8, ...whole },
      { heading: '已完成节点', width: 12, ...whole },
      { heading: '逾期节点', width: 10, ...whole },
      { heading: '下一节点', width: 20 },
      { heading: '下一节点日期', width: 14, ...text },
      { heading: '已处置面积（m²）', width: 16, ...area },
      { heading: '处置完成日期', width: 14, ...text },
    ],
    rows: [...lines.map((line) => rowOf(line, today)), ...unplanned.map(rowWithoutPlan)],
  }
  return { name: `国企存量处置考核表-${day}.xlsx`, bytes: streamWorkbook([table]) }
}

function rowOf(line: DisposalPlanTable, today: string): (string | number | null)[] {
  const values = readableValues(disposalPlanForm, cellsIn(line), { today })
  const milestones = milestonesOf(values)
  const waiting = milestones.filter(({ due, done }) => due !== null && done === null)
  const next = waiting.toSorted((one, other) => ((one.due ?? '') < (other.due ?? '') ? -1 : 1))[0]
  const late = line.is_open === 1 ? waiting.filter(({ due }) => due !== null && due < today).length : 0
  const links = values.linksFourBatch
  return [
    line.soe,
    line.owner_name,
    line.parcel_code,
    line.parcel_name,
    townName(line.town_code ?? ''),
    line.land_area,
    line.decided_class,
    values.soeFourBatch ?? null,
    links === undefined ? null : links ? '是' : '否',
    line.path,
    line.plan_year,
    line.disposal_area,
    disposalStateNames[stateOfPlan(line)],
    milestones.length,
    milestones.filter(({ done }) => done !== null).length,
    late,
    next?.name ?? null,
    next?.due ?? null,
    line.disposed_area,
    line.disposed_on,
  ]
}

function rowWithoutPlan({ entry, facts }: UnplannedSoe): (string | number | null)[] {
  const { parcelCode, townCode, landArea, class: decidedClass } = entry
  return [
    textOrNull(facts.ownerIsSoe),
    textOrNull(facts.ownerName),
    parcelCode,
    textOrNull(facts.parcelName),
    townName(townCode ?? ''),
    landArea,
    decidedClass,
    textOrNull(facts.soeFourBatch),
    ...Array.from({ length: 4 }, () => null),
    '未建方案',
    ...Array.from({ length: 7 }, () => null),
  ]
}
