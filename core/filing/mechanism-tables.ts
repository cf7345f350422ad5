import { deciderNames } from '../filing-route/route.ts'
import type { MechanismFigures } from './mechanism-schema.ts'

type Text = string | number | null

/** One table of the report, alike on paper and in the workbook; numbers stay numbers where they can be counted with. */
export interface MechanismTable {
  readonly title: string
  readonly headings: readonly string[]
  readonly rows: readonly (readonly Text[])[]
  readonly empty: string
}

/** 一 办理情况 … of the report, in order. */
export function mechanismTables(figures: MechanismFigures): readonly MechanismTable[] {
  const { review, overdue, tracking, measures, corrections } = figures
  return [
    { title: '办理情况', headings: ['事项', '数量'], rows: totals(figures), empty: '' },
    {
      title: '用时分布',
      headings: ['用时（工作日）', '项目数'],
      rows: histogramRows(figures),
      empty: '本年度没有作出认定的项目',
    },
    {
      title: '超过时限的项目',
      headings: ['编号', '项目名称', '用时（工作日）', '逾期（工作日）', '办理', '原因'],
      rows: overdue.map(({ number, projectName, daysUsed, overdueBy, isDecided, reason }) => [
        number,
        projectName,
        daysUsed,
        overdueBy,
        isDecided ? '已认定' : '在办',
        reason ?? '未说明',
      ]),
      empty: '没有超过时限的项目',
    },
    {
      title: '退回补正',
      headings: ['退回时的环节', '次数'],
      rows: corrections.byStage.map(({ stage, times }) => [stage, times]),
      empty: '没有退回补正',
    },
    {
      title: '部门联审',
      headings: ['部门、街镇', '受邀', '按期答复', '逾期', '未答复', '说明理由后推进', '催办次数'],
      rows: review.map((line) => [
        line.reviewer,
        line.invited,
        line.onTime,
        line.late,
        line.open,
        line.overruled,
        line.reminders,
      ]),
      empty: '本年度没有发起联审',
    },
    {
      title: '跟踪项目承诺与实际',
      headings: ['指标', '达到', '未达到', '未填报'],
      rows: tracking.promises.map(({ label, kept, short, unknown }) => [label, kept, short, unknown]),
      empty: '',
    },
    {
      title: '未达到承诺的项目',
      headings: ['编号', '项目名称', '未达到的指标'],
      rows: tracking.short.map(({ number, projectName, items }) => [number, projectName, items.join('；')]),
      empty: '没有未达到承诺的项目',
    },
    {
      title: '处置措施',
      headings: ['编号', '项目名称', '日期', '措施', '情形', '理由'],
      rows: measures.map(({ number, projectName, day, measure, cause, reason }) => [
        number,
        projectName,
        day,
        measure,
        cause,
        reason,
      ]),
      empty: '本年度没有采取处置措施',
    },
  ]
}

function totals(figures: MechanismFigures): MechanismTable['rows'] {
  const { received, accepted, withdrawn, decisions, days, overdue, corrections, tracking, cityNotices } = figures
  return [
    ['申报（项）', received],
    ['受理（项）', accepted],
    ...decisions.flatMap(({ decider, recognised, rejected }): Text[][] => {
      // The district's line always stands; others where they decided anything.
      if (decider !== 'district' && recognised + rejected === 0) return []
      return [
        [`${deciderNames[decider]}通过认定（项）`, recognised],
        [`${deciderNames[decider]}未通过认定（项）`, rejected],
      ]
    }),
    ['撤回（项）', withdrawn],
    ['平均用时（工作日）', days.average],
    ['最长用时（工作日）', days.longest],
    ['超过时限（项）', overdue.length],
    ['退回补正（次）', corrections.times],
    ['退回补正（项）', corrections.filings],
    ['时钟停（工作日）', corrections.pausedDays],
    ['已市级报备（项）', cityNotices.done],
    ['待市级报备（项）', cityNotices.open],
    ['跟踪项目（项）', tracking.projects],
    ['已填报本年度实际指标（项）', tracking.reported],
    ...tracking.stages.map(({ stage, projects }): Text[] => [`其中处于${stage}（项）`, projects]),
  ]
}

function histogramRows({ days: { bins, overLimit, limitDays, decided } }: MechanismFigures): MechanismTable['rows'] {
  if (decided === 0) return []
  return [...bins.map((count, days): Text[] => [String(days), count]), [`超过 ${limitDays}`, overLimit]]
}
