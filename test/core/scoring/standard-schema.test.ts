import { describe, expect, it } from 'vitest'
import type { Standard } from '#core/scoring/standard.ts'
import { standardSchema } from '#core/scoring/standard-schema.ts'
import { regExample20261 } from '#core/standards/reg-example-2026-1.ts'

type Draft<T> = T extends readonly (infer Item)[]
  ? Draft<Item>[]
  : T extends object
    ? { -readonly [Key in keyof T]: Draft<T[Key]> }
    : T

function issuesAfter(change: (draft: Draft<Standard>) => void): readonly string[] {
  const draft: Draft<Standard> = structuredClone(regExample20261) as Draft<Standard>
  change(draft)
  const result = standardSchema.safeParse(draft)
  return result.success ? [] : result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
}

describe('the schema of a standard', () => {
  it('takes the example standard', () => {
    expect(issuesAfter(() => {})).toEqual([])
  })

  it.each<[string, (draft: Draft<Standard>) => void, RegExp]>([
    ['an unknown key', (draft) => Object.assign(draft, { remark: 'x' }), /remark/],
    ['a function-like measure', (draft) => Object.assign(draft.indicators[0] ?? {}, { measure: 'eval' }), /measure/],
    [
      'an indicator without citation',
      (draft) => Reflect.deleteProperty(draft.indicators[0] ?? {}, 'citation'),
      /citation/,
    ],
    [
      'a bound that is not at least, at most or above',
      (draft) => {
        const method = draft.indicators[1]?.method
        if (method?.kind === 'tier') method.ladder.tiers[0] = { over: 500, points: 100 } as never
      },
      /tiers\.0/,
    ],
    [
      'weights that do not add up',
      (draft) => Object.assign(draft.indicators[0] ?? {}, { weight: 9 }),
      /权重合计应为 100/,
    ],
    [
      'tiers out of order',
      (draft) => {
        const method = draft.indicators[1]?.method
        if (method?.kind === 'tier') method.ladder.tiers.reverse()
      },
      /由优到劣/,
    ],
    ['a repeated id', (draft) => Object.assign(draft.rules[0] ?? {}, { id: 'R1' }), /R1 重复/],
    [
      'a dimension that is not declared',
      (draft) => Object.assign(draft.indicators[0] ?? {}, { dimension: 'X' }),
      /维度 X 不存在/,
    ],
    [
      'a predicate on a field that no form has',
      (draft) => {
        Object.assign(draft.rules[0] ?? {}, {
          when: [{ predicate: 'parcel-is', params: { field: 'roof', oneOf: ['坏'] }, text: '屋顶' }],
        })
      },
      /field/,
    ],
    [
      'an option the form does not offer',
      (draft) => {
        Object.assign(draft.rules[0] ?? {}, {
          when: [{ predicate: 'parcel-is', params: { field: 'houseSafety', oneOf: ['特大'] }, text: '隐患' }],
        })
      },
      /没有选项“特大”/,
    ],
    ['shares that do not add up', (draft) => Object.assign(draft.classes.shares, { D: 6 }), /合计应为 100%/],
    ['fractional shares', (draft) => Object.assign(draft.classes.shares, { A: 20.5, B: 54.5 }), /shares\.A/],
    ['score lines out of order', (draft) => Object.assign(draft.classes.smallGroup.lines, { B: 90 }), /由高到低/],
    ['an end before the beginning', (draft) => Object.assign(draft, { until: '2019-01-01' }), /晚于生效日期/],
    [
      'a dimension with nothing left for a land class',
      (draft) => {
        for (const one of draft.indicators) if (one.dimension === 'G') one.notApplicableTo = ['研发']
      },
      /没有适用指标/,
    ],
    ['a day that does not exist', (draft) => Object.assign(draft, { checkedOn: '2026-02-30' }), /checkedOn/],
  ])('refuses %s', (_, change, expected) => {
    expect(issuesAfter(change).join('\n')).toMatch(expected)
  })
})
