import { expect, it } from 'vitest'
import { draftOfColumns, mappedColumns, mappingAdvice, mappingErrors } from '#console/base-map/import/mapping-draft.ts'
import { madeDetail } from '../../browser/base-map-made.ts'

const detail = madeDetail()

it('只送读取的列，面积带声明的单位，别的不带', () => {
  const mapped = mappedColumns(detail, draftOfColumns(detail))
  expect(mapped).toContainEqual({ heading: '宗地面积（亩）', field: 'regLandArea', unit: 'mu' })
  expect(mapped).toContainEqual({ heading: '权利人', field: 'ownerName' })
  expect(mapped.map(({ heading }) => heading)).not.toContain('填表人电话')
  expect(mappingErrors(detail, draftOfColumns(detail))).toEqual([])
})

it('同一字段对应两列、一列也不读取，都不能保存', () => {
  const draft = draftOfColumns(detail)
  const doubled = draft.map((each) => (each.heading === '备用1' ? { ...each, field: 'ownerName' } : each))
  expect(mappingErrors(detail, doubled)).toEqual(['有两列对应“用地主体名称”。'])
  const none = draft.map((each) => ({ ...each, field: '' }))
  expect(mappingErrors(detail, none)).toEqual(['没有一列有对应的字段。请至少选择一列。'])
})

it('缺少能认出地块的列、街镇或面积时说明后果，不拦', () => {
  expect(mappingAdvice(detail, draftOfColumns(detail))).toEqual([])
  const named = draftOfColumns(detail).map((each) =>
    ['ownerName', 'parcelName'].includes(each.field) ? each : { ...each, field: '' },
  )
  const [identity, town, area] = mappingAdvice(detail, named)
  expect(identity).toContain('也没有边界')
  expect(town).toContain('新地块不予导入')
  expect(area).toContain('土地面积')
  expect(mappingAdvice(madeDetail({ withGeometry: 10 }), named)[0]).toContain('只能按边界')
  expect(mappingAdvice(madeDetail({ kind: 'low-efficiency' }), named)).toEqual([
    '没有地块编码、不动产单元号、不动产权证号：只能按名称列出可能的地块，逐条确认。',
  ])
  expect(mappingAdvice(madeDetail({ kind: 'change' }), named)[1]).toContain('事项、发生日期')
})
