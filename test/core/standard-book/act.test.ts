import { describe, expect, it } from 'vitest'
import { mayDelete, possibleStandardActs, type StandardCase } from '#core/standard-book/act.ts'
import { standardStates, stateOn } from '#core/standard-book/state.ts'

const whoever = { editors: ['zhoutao'], submittedBy: null, isToCome: false } as const
const acts = (version: Partial<StandardCase>, username: string) =>
  possibleStandardActs({ ...whoever, state: 'draft', ...version }, username)

describe('谁在什么状态能办什么', () => {
  it('按状态：没有试评的不能提交，发布过的只能停用或在施行前取消', () => {
    const table = standardStates.map((state) => [state, acts({ state }, 'zhoutao'), acts({ state }, 'other')])
    expect(table).toEqual([
      ['draft', [], []],
      ['tried', ['submit'], ['submit']],
      ['submitted', ['withdraw'], ['approve', 'send-back']],
      ['approved', ['withdraw', 'publish'], ['send-back', 'publish']],
      ['published', ['end'], ['end']],
      ['superseded', [], []],
      ['cancelled', [], []],
      ['model', [], []],
    ])
    expect(acts({ state: 'published', isToCome: true }, 'other')).toEqual(['cancel'])
  })
  it('批准的人没有写过一个字，也不是提交的人', () => {
    expect(acts({ state: 'submitted', submittedBy: 'third' }, 'third')).toEqual(['withdraw'])
    expect(acts({ state: 'submitted', editors: ['zhoutao', 'other'] }, 'other')).toEqual(['withdraw'])
  })
  it('只有唯一的编写人能删除草稿', () => {
    expect(mayDelete({ ...whoever, state: 'tried' }, 'zhoutao')).toBe(true)
    expect(mayDelete({ ...whoever, state: 'tried', editors: ['zhoutao', 'other'] }, 'zhoutao')).toBe(false)
    expect(mayDelete({ ...whoever, state: 'approved' }, 'zhoutao')).toBe(false)
  })
})

describe('状态随日期和试评', () => {
  it('草稿试评后为已试评；到停用日那天已停用', () => {
    expect(stateOn('draft', null, false, '2026-11-22')).toBe('draft')
    expect(stateOn('draft', null, true, '2026-11-22')).toBe('tried')
    expect(stateOn('published', '2026-11-23', true, '2026-11-22')).toBe('published')
    expect(stateOn('published', '2026-11-22', true, '2026-11-22')).toBe('superseded')
    expect(stateOn('approved', null, true, '2026-11-22')).toBe('approved')
  })
})
