import { expect, it } from 'vitest'
import { actBodyOf, actFaults, areaNote, blankAct, codesIn } from '#console/base-map/parcel/act-draft.ts'

const split = (...areas: readonly string[]) => ({
  others: '',
  successors: areas.map((area) => ({ code: '', name: '', area })),
})

it('编码可以分行、用顿号或空格分开，重复的只算一个', () => {
  expect(codesIn(' SJ-1、SJ-2\nSJ-3，SJ-1 ')).toEqual(['SJ-1', 'SJ-2', 'SJ-3'])
  expect(codesIn('  ')).toEqual([])
})

it('分割：面积合计逐分核对，差多少说多少；有一宗没填就不说', () => {
  expect(areaNote(split('0.1', '0.2'), 0.3)).toContain('相符')
  expect(areaNote(split('7,000', '4000'), 12_000)).toContain('相差 −1,000.00 m²')
  expect(areaNote(split('7000', ''), 12_000)).toBeNull()
  expect(areaNote(split('7000', '5000'), null)).toBeNull()
})

it('不能办的逐条说：没有对象、编码重复或与原来相同、面积不是数', () => {
  expect(actFaults('merge', 'SJ-1', { ...blankAct('merge'), others: 'SJ-1' })).toEqual([
    '没有填写与哪些地块合并。请填写至少一个地块编码。',
  ])
  expect(actFaults('recode', 'SJ-1', blankAct('recode'))).toEqual(['没有填写新编码。请填写平台下发的编码。'])
  const same = { code: 'SJ-1', name: '', area: '-3' }
  expect(actFaults('split', 'SJ-1', { others: '', successors: [same, same] })).toHaveLength(4)
  expect(actFaults('split', 'SJ-1', blankAct('split'))).toEqual([])
})

it('送出的只有填了的；合并不重复写本地块，注销没有新地块', () => {
  const common = { cycle: '2025', parcelCode: 'SJ-1', reason: '批文', request: '00000000' }
  const merge = { ...blankAct('merge'), others: 'SJ-2、SJ-1' }
  expect(actBodyOf({ ...common, kind: 'merge', draft: merge })).toMatchObject({
    predecessors: ['SJ-1', 'SJ-2'],
    successors: [{}],
  })
  expect(actBodyOf({ ...common, kind: 'split', draft: split('7,000.50', '') })).toMatchObject({
    successors: [{ landArea: 7000.5 }, {}],
  })
  expect(actBodyOf({ ...common, kind: 'retire', draft: blankAct('retire') })).not.toHaveProperty('successors')
})
