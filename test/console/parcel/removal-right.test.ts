import { expect, it } from 'vitest'
import { mayRemove } from '#console/parcel/removal-right.ts'
import type { Role } from '#core/access/role.ts'
import type { ParcelDetail } from '#core/api/parcels.ts'
import type { Layer } from '#core/record/layer.ts'
import type { RowStatus } from '#core/record/status.ts'

type Row = ParcelDetail['parcel']

const firm = '91310117999999912E'

function cell(field: string, layer: Layer, value: string | number | null): Row['fields'][number] {
  const given = { layer, value, by: '王芳', at: '2026-11-21T14:20:07.000+08:00', source: 'pane' }
  return { field, effective: value, effectiveLayer: layer, masked: false, layers: [given] }
}

function row(status: RowStatus, ...cells: Row['fields']): Row {
  return { key: '2025/P', revision: 1, status, fields: cells }
}

const draft = row('draft', cell('uscc', 'reported', firm))
const parcel = row('draft', cell('ownerUscc', 'reported', '91310117999999999X'))
const anyone = (role: Role) => ({ role, org: role === 'enterprise' ? firm : null })

it('街镇和专班可以删地块和企业，企业只能删企业行，部门和审计都不能', () => {
  for (const role of ['town', 'town-reviewer', 'district'] as const) {
    expect(mayRemove(anyone(role), 'parcel-self-assessment', draft, parcel)).toBe(true)
    expect(mayRemove(anyone(role), 'enterprise-information', draft, parcel)).toBe(true)
  }
  expect(mayRemove(anyone('enterprise'), 'enterprise-information', draft, parcel)).toBe(true)
  expect(mayRemove(anyone('enterprise'), 'parcel-self-assessment', draft, parcel)).toBe(false)
  for (const role of ['department', 'third-party', 'auditor', 'admin'] as const) {
    expect(mayRemove(anyone(role), 'enterprise-information', draft, parcel)).toBe(false)
  }
})

it('企业只删自己的行，地块是自己的也行', () => {
  const other = row('draft', cell('uscc', 'reported', '913101179999998888'))
  expect(mayRemove(anyone('enterprise'), 'enterprise-information', other, parcel)).toBe(false)
  const own = row('draft', cell('ownerUscc', 'reported', firm))
  expect(mayRemove(anyone('enterprise'), 'enterprise-information', other, own)).toBe(true)
})

it('部门核定过的企业行，企业自己不能删，街镇可以；核定值撤回后又可以', () => {
  const confirmed = row('draft', cell('uscc', 'reported', firm), cell('taxPaid', 'department', 900))
  expect(mayRemove(anyone('enterprise'), 'enterprise-information', confirmed, parcel)).toBe(false)
  expect(mayRemove(anyone('town'), 'enterprise-information', confirmed, parcel)).toBe(true)
  const withdrawn = row('draft', cell('uscc', 'reported', firm), cell('taxPaid', 'department', null))
  expect(mayRemove(anyone('enterprise'), 'enterprise-information', withdrawn, parcel)).toBe(true)
})

it('状态不让改的也不让删', () => {
  expect(mayRemove(anyone('town'), 'parcel-self-assessment', row('town-approved'), parcel)).toBe(false)
  expect(mayRemove(anyone('district'), 'parcel-self-assessment', row('town-approved'), parcel)).toBe(true)
  expect(mayRemove(anyone('district'), 'parcel-self-assessment', row('locked'), parcel)).toBe(false)
})
