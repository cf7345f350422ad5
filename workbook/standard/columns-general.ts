import { groupFieldNames } from '#core/scoring/method-names.ts'
import { standardLabels } from '#core/scoring/standard.ts'
import { choice, choices, code, day, number, points, same, text, wordsOf } from './cell-kind.ts'
import { citationColumns, column, datedCitationColumns, grouped } from './column.ts'

/** Items of 概况. */
export const generalColumns = {
  id: grouped('标准', column('标准编号', text, 'required', 0, '如 SJ-2026.1；同一编号只用于一个版本。')),
  name: column('标准名称', text, 'required', 0, '全称。'),
  district: column('行政区划代码', code(6, '6 位行政区划代码'), 'required', 0, '6 位代码，如 310117。'),
  label: column(
    '标准性质',
    choice(same(standardLabels)),
    'required',
    0,
    '示例、试行或正式；发布时由系统核对，“正式”须有批准文件。',
  ),
  since: column('生效日期', day, 'required', 0, '自这一天起施行。'),
  until: column('失效日期', day, 'optional', 0, '自这一天起不再施行；没有的留空。'),
  checkedOn: column('核对日期', day, 'required', 0, '最近一次与依据原文核对的日期。'),
  energyBasis: column(
    '能耗口径',
    choice(same(['当量值', '等价值'])),
    'required',
    0,
    '能耗指标的界限按哪一种口径定的。',
  ),
  ...citationColumns('required', '本标准的依据'),
}

const share = '各类占本组参加排序地块的整数百分比，四类合计 100。'
const line = '总分不低于此线的列入本类；应由高到低。'

/** Items of 分组与类别. */
export const classColumns = {
  groupBy: grouped(
    '分组和类别',
    column('分组依据', choices(wordsOf(groupFieldNames)), 'required', 0, '相同的地块放在一组排序，可填几项。'),
  ),
  by: column(
    '分类方式',
    choice([
      ['shares', '按比例'],
      ['lines', '按分数线'],
    ] as const),
    'required',
    0,
    '“按分数线”的，各组不论大小都按下面的分数线分类。',
  ),
  shareA: grouped('各类比例（%）', column('A 类比例', points, 'required', 0, share)),
  shareB: column('B 类比例', points, 'required', 0, share),
  shareC: column('C 类比例', points, 'required', 0, share),
  shareD: column('D 类比例', points, 'required', 0, share),
  directInQuota: column(
    '直接判定的地块',
    choice([
      [false, '不占比例'],
      [true, '占本类比例'],
    ] as const),
    'optional',
    0,
    '“占本类比例”的，直接判定的地块占用所在类别的名额；留空为不占。',
  ),
  totalDecimals: column(
    '总分小数位',
    number,
    'optional',
    0,
    '总分四舍五入到这么多位小数后再排名、定类，0–5 的整数；留空为六位。',
  ),
  below: grouped(
    '小组分数线',
    column('小组宗数', number, 'required', 0, '本组排序地块少于这个宗数的，按分数线分类；填 0 的都按比例。'),
  ),
  lineA: column('A 类分数线', points, 'required', 0, line),
  lineB: column('B 类分数线', points, 'required', 0, line),
  lineC: column('C 类分数线', points, 'required', 0, '总分不低于此线的列入 C 类，低于的列入 D 类。'),
  ...datedCitationColumns('required', '分组和类别的依据'),
}
