import { describe, expect, it } from 'vitest'
import { blocking, type Gate, gatesIn } from '#core/evaluation-gates/gate.ts'
import { overrideSentences } from '#core/evaluation-gates/override-sentences.ts'
import { gatesText, gateWords } from '#core/message/gate-words.ts'
import { gateIds } from '#core/vocabulary/evaluation-gate.ts'

const override = { reason: '市局要求先行试评', by: '赵敏', at: '2026-11-21T14:02:11.123+08:00' }
const kept: readonly Gate[] = [
  { id: 'unconfirmed', count: 1073, overridden: override },
  { id: 'incomplete', count: 0, overridden: { ...override, reason: '没有用上的理由' } },
  { id: 'sample-standard', count: 1, overridden: null },
]

describe('例外放行', () => {
  it('放行的条件各成一句，带宗数、姓名、日期和理由', () => {
    expect(overrideSentences(kept)).toEqual([
      '例外放行：正式评估时判定项未核定 1,073 宗，系统管理 赵敏 于2026年11月21日说明理由后放行：市局要求先行试评。',
    ])
  })

  it('没有放行的条件，就没有句子', () => {
    expect(overrideSentences([])).toEqual([])
    expect(overrideSentences(kept.map((gate) => ({ ...gate, overridden: null })))).toEqual([])
  })

  it('未满足又未放行的才阻断', () => {
    expect(blocking(kept).map(({ id }) => id)).toEqual(['sample-standard'])
    expect(gatesText(kept)).toBe('判定项未核定 1,073 宗，标准仍为“示例”')
  })

  it('留存的文字读回来一样；草评没有', () => {
    expect(gatesIn(JSON.stringify(kept))).toEqual(kept)
    expect(gatesIn(null)).toEqual([])
    expect(() => gatesIn('[{"id":"other","count":1,"overridden":null}]')).toThrow()
  })

  it('每个条件都有名称', () => {
    expect(Object.keys(gateWords)).toEqual([...gateIds])
  })
})
