import { enterpriseForm } from '#core/forms/enterprise-information.ts'
import { qualificationFields } from '#core/indicators/measure-params.ts'
import { predicateNames } from '#core/standard-edit/predicate-text.ts'
import { effectNames } from '#core/standard-files/names.ts'
import { parcelClasses } from '#core/vocabulary/class.ts'
import { type DepartmentCode, departments } from '#core/vocabulary/department.ts'
import { choice, choices, code, figure, number, points, same, text, type Words, wordsOf } from './cell-kind.ts'
import { column, datedCitationColumns, grouped } from './column.ts'
import { unitKind } from './columns-indicator.ts'
import { fieldLabel } from './field-values.ts'

const classCodes = parcelClasses.map((one) => one.code)

export const stepUses = ['分档', '备用分档', '插值点', '选项', '资质'] as const
export type StepUse = (typeof stepUses)[number]

const qualificationWords = qualificationFields.map((field) => [field, enterpriseForm.fields[field].label] as const)

/** Columns of 分档: a step, an option, a stop or a level of a qualification in a row. */
export const stepColumns = {
  indicator: grouped('哪一项', column('指标', text, 'required', 8, '指标的编号；与上一行相同的可留空。')),
  use: column('用途', choice(same(stepUses)), 'required', 12, '备用分档用于没有容积率上限的地块。'),
  bound: grouped(
    '界限',
    column(
      '界限类型',
      choice(same(['不低于', '不高于', '高于', '等于', '其余'])),
      'conditional',
      11,
      '分档由优到劣，最后一行为“其余”；插值点填“等于”。',
    ),
  ),
  value: column('界限', figure, 'conditional', 12, '“其余”留空。单位为比值的，80% 填 0.8 或 80%。'),
  unit: column('单位', unitKind, 'conditional', 13, '分档、插值点填，与指标的单位一致；同一指标各行相同。'),
  field: column('资质', choice(qualificationWords), 'conditional', 20, '用途为“资质”的填：采集表的哪一项。'),
  option: column('选项或级别', text, 'conditional', 16, '选项填选项的名称，资质填级别，只分有无的填“是”。'),
  points: grouped('得分', column('得分', points, 'required', 9, '0 至 100。')),
  ...datedCitationColumns('optional'),
}

/** Columns of 行业基准. */
export const benchmarkColumns = {
  industry: grouped(
    '行业和指标',
    column('行业大类', code(2, '两位行业大类代码，如 06'), 'required', 11, '《国民经济行业分类》两位代码。'),
  ),
  indicator: column('指标', text, 'required', 8, '按行业基准计分的指标。'),
  控制值: grouped('基准值', column('控制值', number, 'optional', 13, '以指标的单位填。')),
  推荐值: column('推荐值', number, 'optional', 13, '以指标的单位填。'),
  调整值: column('调整值', number, 'optional', 13, '以指标的单位填。'),
  ...datedCitationColumns('required'),
}

const confirmers: Words<DepartmentCode | 'town'> = [
  ...departments.map((one) => [one.code, one.name] as const),
  ['town', '街镇'],
]

/** Columns of 直接判定: a condition in a row; the rule stands beside its first one. */
export const ruleColumns = {
  id: grouped(
    '规则（写在第一行，下面各行是同一规则的其他条件）',
    column('编号', text, 'required', 8, '如 D1；其他条件的行留空。'),
  ),
  name: column('名称', text, 'required', 24, '印给人看的名称。'),
  effect: column('结果', choice(wordsOf(effectNames)), 'required', 13, '直接判定、类别不高于、类别不低于或暂不评价。'),
  class: column('类别', choice(same(classCodes)), 'conditional', 8, '“暂不评价”留空。'),
  label: column('暂不评价的名称', text, 'optional', 20, '如 不适合评价（T 类）；没有的留空。'),
  confirmedBy: column('核定单位', choices(confirmers), 'required', 26, '由哪些单位核定，用顿号隔开。'),
  predicate: grouped(
    '条件（符合任何一个即适用）',
    column('条件', choice(wordsOf(predicateNames)), 'required', 27, '系统怎样判断。'),
  ),
  field: column('表中的项', fieldLabel, 'conditional', 20, '条件为某项的填：自评表或采集表的项目名称。'),
  values: column(
    '所选的值',
    text,
    'conditional',
    20,
    '某项的值、经营状态或规上规下，几个的用顿号隔开；是否项填“是”或“否”。',
  ),
  figure: column('数值', number, 'conditional', 11, '界限、空置月数、税金上限（万元）、投产年数或面积上限（m²）。'),
  text: column('条件的文字', text, 'required', 34, '印给人看的条件。'),
  ...datedCitationColumns('required'),
}

/** Columns of 措施. */
export const measureColumns = {
  class: grouped('措施', column('类别', choice(same(classCodes)), 'required', 8, 'A、B、C 或 D。')),
  text: column('措施', text, 'conditional', 50, '这一类地块适用的措施；没有规定的类别留空。'),
  ...datedCitationColumns('conditional'),
}

/** Column of 说明. */
export const noteColumns = {
  text: grouped('使用须知', column('说明内容', text, 'required', 84, '使用本标准的人须知道的事项，一条一行。')),
}
