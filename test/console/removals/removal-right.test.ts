import { expect, it } from 'vitest'
import { mayRemove } from '#console/removals/removal-right.ts'
import type { ParcelDetail } from '#core/api/parcels.ts'
import type { Layer } from '#core/record/layer.ts'
import type { RowStatus } from '#core/record/status.ts'

function row(status: RowStatus, layer: Layer): ParcelDetail['parcel'] {
  const value = { layer, value: 900, by: '王芳', at: '2026-11-21T14:20:07.000+08:00', source: 'pane' }
  const field = { field: 'taxPaid', effective: 900, effectiveLayer: layer, masked: false, layers: [value] }
  return { key: '2025/P/U', revision: 1, status, fields: [field] }
}

it('街镇和专班可以删地块和企业，企业只能删企业行，部门和审计都不能', () => {
  const draft = row('draft', 'reported')
  for (const role of ['town', 'town-reviewer', 'district'] as const) {
    expect(mayRemove(role, 'parcel-self-assessment', draft)).toBe(true)
    expect(mayRemove(role, 'enterprise-information', draft)).toBe(true)
  }
  expect(mayRemove('enterprise', 'enterprise-information', draft)).toBe(true)
  expect(mayRemove('enterprise', 'parcel-self-assessment', draft)).toBe(false)
  for (const role of ['department', 'third-party', 'auditor', 'admin'] as const) {
    expect(mayRemove(role, 'enterprise-information', draft)).toBe(false)
  }
})

it('部门核定过的企业行，企业自己不能删，街镇可以', () => {
  const confirmed = row('draft', 'department')
  expect(mayRemove('enterprise', 'enterprise-information', confirmed)).toBe(false)
  expect(mayRemove('town', 'enterprise-information', confirmed)).toBe(true)
})

it('状态不让改的也不让删', () => {
  expect(mayRemove('town', 'parcel-self-assessment', row('town-approved', 'reported'))).toBe(false)
  expect(mayRemove('district', 'parcel-self-assessment', row('town-approved', 'reported'))).toBe(true)
  expect(mayRemove('district', 'parcel-self-assessment', row('locked', 'reported'))).toBe(false)
})
