import { expect, it } from 'vitest'
import { judgeOpinion } from '#core/city-review/opinion.ts'

const evaluated = new Map([
  ['SJ-XQ-0137', 'B'],
  ['SJ-XQ-0138', null],
])

function refusal(
  parcelCode: string,
  opinion: string,
  adjusted = '',
  reason = '',
  taken: readonly string[] = [],
): string | null {
  return judgeOpinion({ parcelCode, opinion, class: adjusted, reason }, evaluated, new Set(taken)).refusal
}

it.each([
  ['同意', ['SJ-XQ-0137', '同意'], null],
  ['调整，类别带全角和“类”字', ['SJ-XQ-0137', '调整', 'Ｄ类', '长期空置'], null],
  ['待补正的地块也可以定类', ['SJ-XQ-0138', '调整', 'C（观察整改）', '按现场情况'], null],
  ['没有编码', ['', '同意'], '没有地块编码。'],
  ['不在评估里', ['SJ-XX-0001', '同意'], '正式评估里没有这宗地块，请核对编码。'],
  ['意见是别的词', ['SJ-XQ-0137', '再议'], '意见只能填“同意”或“调整”。'],
  ['同意却填了类别', ['SJ-XQ-0137', '同意', 'D'], '意见为“同意”时不填调整后类别。'],
  ['调整没有类别', ['SJ-XQ-0137', '调整', '', '长期空置'], '意见为“调整”时要填调整后类别。'],
  ['类别不是 A–D', ['SJ-XQ-0137', '调整', 'E', '长期空置'], '调整后类别只能填 A、B、C 或 D。'],
  ['类别后有别的字', ['SJ-XQ-0137', '调整', 'D-1', '长期空置'], '调整后类别只能填 A、B、C 或 D。'],
  ['与评估相同', ['SJ-XQ-0137', '调整', 'B', '无'], '调整后类别与评估结果 B 类相同，请填“同意”或改类别。'],
  ['调整没有理由', ['SJ-XQ-0137', '调整', 'D'], '调整要写明理由。'],
  ['理由太长', ['SJ-XQ-0137', '调整', 'D', '长'.repeat(501)], '理由超过 500 字，请缩短。'],
] as const)('%s', (_name, [code, opinion, adjusted, reason], expected) => {
  expect(refusal(code, opinion, adjusted, reason)).toBe(expected)
})

it('同一地块只收第一行', () => {
  expect(refusal('SJ-XQ-0137', '同意', '', '', ['SJ-XQ-0137'])).toBe('同一地块前面已有一行，请只留一行。')
})
