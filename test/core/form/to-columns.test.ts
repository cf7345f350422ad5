import { expect, it } from 'vitest'
import { toColumns } from '#core/form/to-columns.ts'
import { enterpriseForm } from '#core/forms/enterprise-information.ts'
import { parcelForm } from '#core/forms/parcel-self-assessment.ts'

it('列出筛选和排序要用的列', () => {
  const columns = toColumns(parcelForm)
  expect(columns.map(({ column, type }) => `${column} ${type}`)).toEqual([
    'assess_year integer',
    'town_code text',
    'parcel_name text',
    'legality text',
    'land_class text',
    'owner_name text',
    'owner_uscc text',
    'land_area real',
  ])
  expect(columns[0]).toEqual({
    key: 'assessYear',
    column: 'assess_year',
    type: 'integer',
    nullable: true,
    label: '评估年度',
  })
  expect(toColumns(enterpriseForm).map(({ column }) => column)).toContain('above_scale')
})
