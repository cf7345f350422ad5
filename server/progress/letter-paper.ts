import { answeredFields } from '#core/department-data/answered-field.ts'
import { formById } from '#core/forms/catalogue.ts'
import { outstandingText, type RemindedStage } from '#core/progress/reminder.ts'
import { dueStageNames } from '#core/progress/stage.ts'
import { rowStatusNames } from '#core/record/status.ts'
import type { CalendarDate } from '#core/vocabulary/calendar-date.ts'
import { proposedFormNotice } from '#core/vocabulary/citation.ts'
import { townName } from '#core/vocabulary/district.ts'
import type { Block, PaperDocument, TableBlock } from '#paper/document.ts'
import type { ParcelTable } from '../db/schema.ts'
import { statusOf } from '../rows/table.ts'
import type { Outstanding } from './outstanding.ts'

export interface LetterFacts {
  readonly number: string
  readonly issuedOn: CalendarDate
  readonly cycle: string
  readonly stage: RemindedStage
  readonly district: string
  readonly text: string
  readonly demo: boolean
}

/** More stand in the list of the 街镇's page. */
export const parcelsPrinted = 300

/** A letter on paper: to whom, what is outstanding and until when, the parcels or fields, the seal of the 专班. */
export function letterPaper(
  facts: LetterFacts,
  receiver: Outstanding,
  parcels: readonly Pick<ParcelTable, 'parcel_code' | 'parcel_name' | 'town_code' | 'owner_name' | 'status'>[],
): PaperDocument {
  const { number, issuedOn, cycle, stage, district, text, demo } = facts
  const { name, outstanding, due } = receiver
  const blocks: Block[] = [
    { kind: 'paragraph', text: `${name}：` },
    { kind: 'paragraph', text },
    {
      kind: 'fields',
      fields: [
        { label: '工作环节', value: `${cycle}年度 ${dueStageNames[stage]}` },
        { label: '时限', value: due === null ? '未定' : `${due.provisional ? '暂定 ' : ''}${due.last}` },
        { label: '未完成', value: outstandingText(stage, outstanding) },
        { label: '统计日期', value: issuedOn },
      ],
    },
    { kind: 'heading', text: stage === 'department-list' ? '须提供的字段' : '未完成的地块' },
    stage === 'department-list'
      ? fieldTable(receiver.code)
      : parcelTable(parcels.slice(0, parcelsPrinted), receiver.kind !== 'town'),
  ]
  if (parcels.length > parcelsPrinted) {
    const rest = `其余 ${parcels.length - parcelsPrinted} 宗未列，见系统“地块”清单。`
    blocks.push({ kind: 'paragraph', text: rest, small: true })
  }
  blocks.push({
    kind: 'signatures',
    boxes: [
      { title: `${district}产业用地综合绩效评估工作专班（盖章）`, lines: ['联系人：', '联系电话：'], seal: true },
    ],
  })
  return {
    title:
      stage === 'department-list' ? '关于抓紧提供部门名单的催办函' : `关于抓紧完成${dueStageNames[stage]}工作的催办函`,
    subtitle: number,
    issuedOn,
    blocks,
    footer: demo ? `${proposedFormNotice}　示例数据` : proposedFormNotice,
  }
}

/** @param inTowns they may lie in several 街镇 */
function parcelTable(parcels: Parameters<typeof letterPaper>[2], inTowns: boolean): TableBlock {
  return {
    kind: 'table',
    columns: [
      { label: '序号', width: 12, align: 'right' },
      { label: '地块编码', width: 32 },
      { label: '地块名称/坐落', width: { share: 1 } },
      { label: '用地主体', width: { share: 1 } },
      ...(inTowns ? [{ label: '街镇/园区', width: 26 }] : []),
      { label: '状态', width: 19 },
    ],
    rows: parcels.map(({ parcel_code, parcel_name, owner_name, town_code, status }, index) => {
      const town = town_code === null ? null : (townName(town_code) ?? town_code)
      const state = rowStatusNames[statusOf(status)]
      return [String(index + 1), parcel_code, parcel_name, owner_name, ...(inTowns ? [town] : []), state]
    }),
  }
}

function fieldTable(department: string): TableBlock {
  return {
    kind: 'table',
    columns: [
      { label: '序号', width: 12, align: 'right' },
      { label: '表', width: 50 },
      { label: '字段', width: { share: 1 } },
    ],
    rows: answeredFields(department).map(({ form, field }, index) => [
      String(index + 1),
      formById(form).title,
      field.label,
    ]),
  }
}
