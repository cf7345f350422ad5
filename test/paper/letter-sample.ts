import type { PaperDocument } from '#paper/document.ts'

/** A letter with every block that letters have. */
export const letterSample: PaperDocument = {
  title: '2026年度产业用地综合绩效评估结果告知书',
  subtitle: '松产评告〔2026〕1号',
  issuedOn: '2026-11-22',
  blocks: [
    { kind: 'paragraph', letter: 'address', text: '示例精密制造（上海）有限公司：' },
    {
      kind: 'paragraph',
      letter: 'body',
      text: '根据松规划资源〔2023〕123号，2026年度产业用地综合绩效评估已经审定。现将示例精密制造使用的地块（SJ-XQ-0137，新桥镇，工业用地，20,000.00 m²）的评估结果告知如下。',
    },
    { kind: 'heading', text: '一、评估结果' },
    { kind: 'paragraph', letter: 'body', text: '该地块审定为 C 类（观察整改），总分 61.20，第 812 / 1,380 名。' },
    {
      kind: 'fields',
      fields: [
        { label: '地块编码', value: 'SJ-XQ-0137' },
        { label: '坐落', value: null },
      ],
    },
    { kind: 'heading', text: '二、失分情况' },
    {
      kind: 'table',
      columns: [
        { label: '指标', width: 50 },
        { label: '实测', width: { share: 1 } },
        { label: '得分/满分', width: 28, align: 'right' },
      ],
      rows: [
        ['亩均税收', '300.00 万元 ÷ 30.00 亩 = 10.00 万元/亩', '6.00 / 20.00'],
        ['容积率', '1.0 & < 2.0', null],
      ],
    },
    { kind: 'closing', issuer: '松江区产业用地综合绩效评估工作专班', date: '2026年11月22日' },
  ],
  footer: '拟定样表/示例标准，非官方表样，以区级工作专班、市平台下发为准',
}
