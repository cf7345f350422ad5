import { describe, expect, it } from 'vitest'
import { pendingFields, takeIn, travellingOf } from '#addin/filing/difference.ts'

const fields = ['projectName', 'totalInvestment', 'works']
const base = { projectName: '甲', totalInvestment: 8000, works: '改建' }

describe('申请表与区里的差别', () => {
  it('自动得出的各格不上送', () => {
    expect(travellingOf(['farAfter', 'breaksContractRatio', 'taxPerMuAfter'])).toEqual(['farAfter'])
  })

  it('待送的是与区里不同的各格，清空的也算', () => {
    expect(pendingFields(fields, { projectName: '甲', totalInvestment: 8500 }, base)).toEqual({
      totalInvestment: 8500,
      works: null,
    })
  })

  it('别人改、这里没改的取回；两边改成不同的是冲突；改成相同的什么也不做', () => {
    const mine = { projectName: '乙', totalInvestment: 8500, works: '改建' }
    const theirs = { projectName: '乙', totalInvestment: 9000, works: '扩建' }
    expect(takeIn(fields, mine, base, theirs)).toEqual({
      incoming: { works: '扩建' },
      conflicts: [{ field: 'totalInvestment', mine: 8500, theirs: 9000 }],
    })
  })

  it('这里改、别人没改的留着待送', () => {
    expect(takeIn(fields, { ...base, works: '扩建' }, base, base)).toEqual({ incoming: {}, conflicts: [] })
  })

  it('没有共同的起点：空着的取回，不同的都要选', () => {
    expect(takeIn(fields, { projectName: '甲', works: '新建' }, {}, base)).toEqual({
      incoming: { totalInvestment: 8000 },
      conflicts: [{ field: 'works', mine: '新建', theirs: '改建' }],
    })
  })
})
