import { describe, expect, it } from 'vitest'
import { readableValues } from '#core/form/clean.ts'
import type { CellValue } from '#core/form/field.ts'
import type { Form } from '#core/form/form.ts'
import { enterpriseForm } from '#core/forms/enterprise-information.ts'
import { parcelForm } from '#core/forms/parcel-self-assessment.ts'
import { changed, filledRow } from './filled-row.ts'

const today = '2026-11-21'

const cases: readonly (readonly [name: string, form: Form, key: string, cell: CellValue, readable: boolean])[] = [
  ['土地面积为零', parcelForm, 'landArea', 0, false],
  ['土地面积超过上限', parcelForm, 'landArea', 6_000_000, false],
  ['土地面积正好上限', parcelForm, 'landArea', 5_000_000, true],
  ['原文', parcelForm, 'landArea', { raw: '20亩' }, false],
  ['不是选项', parcelForm, 'houseSafety', '别的', false],
  ['类型不对', parcelForm, 'envRestrict', '是', false],
  ['没有这一天', parcelForm, 'fillDate', '2026-02-30', false],
  ['明年建成', parcelForm, 'buildYear', 2027, false],
  ['当年建成', parcelForm, 'buildYear', 2026, true],
  ['负的收入', enterpriseForm, 'revenue', -1, false],
  ['负的税金', enterpriseForm, 'taxPaid', -1, true],
  ['没有的行业', enterpriseForm, 'industryCode', '9899', false],
  ['小数位多仍可读', parcelForm, 'landArea', 13333.333, true],
  ['少见的证号仍可读', parcelForm, 'certNo', '12号', true],
  ['过长的说明仍可读', parcelForm, 'townOpinion', '字'.repeat(300), true],
  ['超过别的项仍可读', parcelForm, 'vacantFloorArea', 20_000, true],
  ['结构不对的信用代码仍可读', enterpriseForm, 'uscc', '91310117', true],
  ['结构不对的地块编码仍可读', parcelForm, 'parcelCode', 'SJ 1', true],
]

describe('可读的值', () => {
  it.each(cases)('%s', (_name, form, key, cell, readable) => {
    const values: Readonly<Record<string, unknown>> = readableValues(form, changed(filledRow(form), { [key]: cell }), {
      today,
    })
    expect(key in values).toBe(readable)
    if (readable) expect(values[key]).toBe(cell)
  })

  it('空白不出现，计算项不读，不认识的键不读', () => {
    expect(readableValues(parcelForm, { floorArea: 0, farCurrent: 9, somebody: 'x' }, { today })).toEqual({
      floorArea: 0,
    })
  })

  it('不改动原来的单元格', () => {
    const cells = Object.freeze({ landArea: 0, floorArea: 1 })
    readableValues(parcelForm, cells, { today })
    expect(cells).toEqual({ landArea: 0, floorArea: 1 })
  })
})
