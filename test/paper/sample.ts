import { copyMarks, notOfficial, type PaperDocument, type PaperField } from '#paper/document.ts'

const fields: readonly PaperField[] = [
  { label: '项目名称', value: '年产 12 万套①精密传动部件智能化改造项目（二期）', wide: true },
  { label: '项目单位', value: '示例精密制造（上海）有限公司' },
  { label: '统一社会信用代码', value: '91310117999999912E' },
  { label: '法定代表人', value: '王骉' },
  { label: '联系人', value: '禤示例　138****1234' },
  {
    label: '项目地址',
    value: '上海市松江区新桥镇示例路 88 号 3 幢、4 幢及 5 幢西侧，东至示例河，南至规划示例二路，西至示例仓储',
    wide: true,
  },
  { label: '土地面积（改造前）', value: '13,333.33 m²' },
  { label: '土地面积（改造后）', value: '13,333.33 m²' },
  { label: '冷却水温', value: '≤ 35 ℃' },
  { label: '建设结束', value: null },
]

/** A 项目信息表 as an officer would get it. */
export const projectSheet: PaperDocument = {
  title: '“零增地”技术改造项目信息表',
  issuedOn: '2026-11-22',
  subtitle: '编号 SJ-YZ-2026-0012　v2（替代 v1）',
  notice: notOfficial,
  copies: copyMarks(['区政府', '区产业部门', '企业']),
  watermark: { kind: 'magnolia' },
  footer: '松江区产业用地体检　SJ-YZ-2026-0012　v2',
  blocks: [
    { kind: 'heading', text: '一　项目与单位' },
    { kind: 'fields', fields },
    {
      kind: 'table',
      columns: [
        { label: '指标', width: { share: 1 } },
        { label: '改造前', width: 40, align: 'right' },
        { label: '达产', width: 40, align: 'right' },
      ],
      rows: [
        ['工业总产值（万元）', '6,000.00', '12,000.00'],
        ['研究开发费用（万元）', null, '480.00'],
      ],
      totals: [['亩均税收（万元/亩）', '45.00', '100.00']],
    },
    { kind: 'paragraph', text: '本表所填内容以申报材料为准。', small: true },
    {
      kind: 'signatures',
      boxes: [
        { title: '项目单位（盖章）', lines: ['法定代表人（签字）', '填表人'], seal: true },
        { title: '区产业部门（盖章）', lines: ['审核人（签字）'], seal: true },
      ],
    },
  ],
}
