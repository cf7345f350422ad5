import { methodNames, missingPolicyNames } from '#core/scoring/method-names.ts'
import { benchmarkChoices } from '#core/scoring/scaled-method.ts'
import { benchmarkNames, displayNames, measureNames, outputFieldNames, ratioName } from '#core/standard-files/names.ts'
import { landClasses } from '#core/vocabulary/land.ts'
import { type Unit, units } from '#core/vocabulary/unit.ts'
import { type CellKind, choice, choices, figure, points, same, text, wordsOf } from './cell-kind.ts'
import { column, datedCitationColumns, grouped } from './column.ts'

/** '' has no cell of its own: a blank one is a missing unit. */
export const unitKind: CellKind<Unit> = choice(units.map((unit) => [unit, unit === '' ? ratioName : unit] as const))

const output = choice(wordsOf(outputFieldNames))
const outputHelp = '亩均、单位能耗、单位排放产出填：取产值还是收入。'
const { document, clause, standing, note, since } = datedCitationColumns('optional', '固定基准值的依据', '基准依据')

/** Columns of 维度与指标; a dimension fills 编号, 名称 and 依据. */
export const indicatorColumns = {
  level: grouped(
    '指标',
    column(
      '层级',
      choice([
        ['dimension', '维度'],
        ['indicator', '指标'],
      ] as const),
      'required',
      8,
      '维度或指标。',
    ),
  ),
  id: column('编号', text, 'required', 8, '如 E1，不得重复。'),
  name: column('名称', text, 'required', 22, '打印在体检表上的名称。'),
  dimension: column('所属维度', text, 'conditional', 10, '指标填：维度的编号。'),
  weight: column('权重', points, 'conditional', 9, '指标填：合计 100，不是时变红。'),
  measure: column('测算项', choice(wordsOf(measureNames)), 'conditional', 18, '指标填：系统怎样计算它的取值。'),
  formula: column('计算公式', text, 'conditional', 38, '指标填：印给人看的公式，中文。'),
  unit: column('单位', unitKind, 'conditional', 13, '指标填：取值的单位；比值填“比值”。'),
  display: column('显示', choice(wordsOf(displayNames)), 'conditional', 9, '0.8 显示为 80% 的填百分比。'),
  notApplicableTo: column(
    '不适用的用地类别',
    choices(same(landClasses)),
    'optional',
    18,
    '对这些地块不计，权重按比例归同一维度的其他指标。',
  ),
  method: grouped(
    '计分方法',
    column('计分方法', choice(wordsOf(methodNames)), 'conditional', 13, '指标填；分档、选项、插值点写在“分档”表。'),
  ),
  cap: column('最高分', points, 'conditional', 9, '取值本身、基准比值填。'),
  benchmark: column('基准', choice(wordsOf(benchmarkNames)), 'conditional', 18, '“基准比值”填：与什么相比。'),
  benchmarkFigure: column(
    '基准数值',
    figure,
    'conditional',
    16,
    '固定值：以指标的单位填；倍数：如 2；百分位：1 至 100 的整数。',
  ),
  benchmarkChoice: column(
    '行业基准取值',
    choice(same(benchmarkChoices)),
    'conditional',
    14,
    '基准为“行业基准”的填；数值写在“行业基准”表。',
  ),
  floor: column('底分', points, 'conditional', 9, '“极差”填：最低值的得分。'),
  span: column('幅度', points, 'conditional', 9, '“极差”填：与底分合计不超过 100。'),
  missingPoints: grouped('缺项和例外', column('缺项得分', points, 'conditional', 10, '指标填：缺数、负数时得多少分。')),
  missing: column(
    '缺项办法',
    choice(wordsOf(missingPolicyNames)),
    'optional',
    15,
    '留空的按缺项得分；也可按同组平均值或作不适用。',
  ),
  noDischargePoints: column('无排放得分', points, 'optional', 12, '各企业均不排放时的得分，可空。'),
  output工业: grouped('产出口径', column('工业产出', output, 'conditional', 13, outputHelp)),
  output仓储: column('仓储产出', output, 'conditional', 13, outputHelp),
  output研发: column('研发产出', output, 'conditional', 13, outputHelp),
  ...datedCitationColumns('required'),
  benchmarkDocument: document,
  benchmarkClause: clause,
  benchmarkStanding: standing,
  benchmarkNote: note,
  benchmarkSince: since,
}
