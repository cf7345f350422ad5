import { expect, it } from 'vitest'
import { differenceFromReported, effectiveOf, filledLayers, sectionsOf } from '#console/parcel/parcel-cells.ts'
import { enterpriseForm } from '#core/forms/enterprise-information.ts'

const by = { by: '王芳', at: '2026-11-18T10:20:00+08:00', source: 'pane' }
const row = {
  key: '2025/SJ-XQ-0137/91310117999999912E',
  revision: 2,
  status: 'draft' as const,
  fields: [
    {
      field: 'taxPaid',
      effective: 884.2,
      effectiveLayer: 'department' as const,
      masked: false,
      layers: [
        { layer: 'department' as const, value: 884.2, ...by },
        { layer: 'reported' as const, value: 900, ...by },
      ],
    },
    { field: 'rdExpense', effective: null, effectiveLayer: null, masked: true, layers: [] },
  ],
}
const finding = {
  code: 'X15',
  level: 'warning' as const,
  form: 'enterprise-information' as const,
  row: row.key,
  field: 'taxPaid',
  value: 884.2,
  message: '请核对。',
}
const lines = sectionsOf(enterpriseForm, row, [finding]).flatMap((section) => section.lines)
const line = (key: string) => {
  const found = lines.find((one) => one.key === key)
  if (found === undefined) throw new Error(`no line ${key}`)
  return found
}

it('表里每个字段都有一行，填没填都在', () => {
  expect(lines.map((one) => one.key).toSorted()).toEqual(Object.keys(enterpriseForm.fields).toSorted())
  expect(line('revenue').effective).toBeNull()
})

it('各层从低到高，问题在字段旁，遮蔽的留着', () => {
  expect(filledLayers(line('taxPaid')).map((value) => value.layer)).toEqual(['reported', 'department'])
  expect(line('taxPaid').findings).toEqual([finding])
  expect(line('rdExpense').masked).toBe(true)
})

it('与填报相差多少', () => {
  expect(differenceFromReported(line('taxPaid'))).toBeCloseTo(-0.01755, 4)
  expect(differenceFromReported(line('revenue'))).toBeNull()
  expect(effectiveOf(row, 'taxPaid')).toBe(884.2)
})
