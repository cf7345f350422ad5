import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import {
  figureDepartments,
  figureFieldsOf,
  figuresOf,
  parcelFigureFields,
  replacedSum,
  standingFigures,
} from '#core/department-data/parcel-figure.ts'
import { isDepartmentFigure, sumBasis, sumOf } from '#core/facts/sums.ts'
import { type AmountField, amountFields } from '#core/facts/tally.ts'
import type { EnterpriseValues } from '#core/forms/enterprise-information.ts'
import { enterpriseForm } from '#core/forms/enterprise-information.ts'
import { toNumber } from '#core/vocabulary/exact.ts'
import { golden } from '../scoring/golden.ts'

interface Stated {
  readonly department: string
  readonly [field: string]: string | number | null
}

interface Case {
  readonly name: string
  readonly firms: readonly Record<string, unknown>[]
  readonly stated?: readonly Stated[]
  readonly expect: Readonly<
    Record<string, { readonly sum: number | null; readonly from: string; readonly denominator?: number | null }>
  >
}

const file = join(import.meta.dirname, '../../cases/department-data/parcel-figures.yaml')
const cases: readonly Case[] = parse(readFileSync(file, 'utf8'))

function firmsOf({ firms }: Case): readonly EnterpriseValues[] {
  return firms.map(
    (firm) => Object.fromEntries(Object.entries(firm).filter(([, value]) => value !== null)) as EnterpriseValues,
  )
}

/** What stands by department when everything has been said. */
function figuresIn({ stated = [] }: Case) {
  const said = (department: string) => stated.filter((one) => one.department === department)
  const standing = figureDepartments.map(
    (department) =>
      [
        department,
        standingFigures(
          said(department).map(({ department: _, ...values }) => values as Readonly<Record<string, number | null>>),
        ),
      ] as const,
  )
  return figuresOf(new Map(standing))
}

describe('部门按地块提供的数', () => {
  it.each(cases)('$name', (one) => {
    const figures = figuresIn(one)
    const basis = sumBasis({ ...golden, firms: firmsOf(one), ...(figures === null ? {} : { figures }) })
    for (const [name, { sum, from, denominator }] of Object.entries(one.expect)) {
      const field = amountFields.find((each) => each === name)
      if (field === undefined) throw new Error(`no amount ${name}`)
      const read = (role: 'numerator' | 'denominator', of: AmountField) => {
        const exact = sumOf(basis, of, role)
        return exact === null ? null : toNumber(exact)
      }
      expect(read('numerator', field), name).toBe(sum)
      expect(isDepartmentFigure(basis, field) ? '部门核定（地块）' : '企业行', name).toBe(from)
      if (denominator !== undefined) expect(read('denominator', field), name).toBe(denominator)
    }
  })

  it('没有说过或全部撤回的地块没有地块数，事实与从前逐字节相同', () => {
    expect(figuresOf(new Map())).toBeNull()
    expect(figuresOf(new Map([['tax', standingFigures([{ taxPaid: 1 }, { taxPaid: null }])]]))).toBeNull()
  })

  it('各部门能按地块提供的项都由该部门核定，三个部门之外没有', () => {
    for (const department of figureDepartments) {
      for (const field of parcelFigureFields[department]) {
        expect(enterpriseForm.fields[field].verifiedBy, field).toContain(department)
      }
    }
    expect(figureFieldsOf('construction')).toEqual([])
    expect(figureFieldsOf(null)).toEqual([])
  })
})

describe('地块数替换的企业行之和', () => {
  const firms = [
    { uscc: 'F1', aboveScale: true, revenue: 9500, taxPaid: 900, parcelShare: 50 },
    { uscc: 'F2', aboveScale: false, revenue: 300 },
    { uscc: 'F3', revenue: 70, taxPaid: 7, parcelShare: 0 },
  ] as readonly EnterpriseValues[]

  it('统计只合计规上企业，税务合计全部；分摊比例 0 的行不计；都空白即没有', () => {
    expect(replacedSum('statistics', firms, 'revenue')).toBe(4750)
    expect(replacedSum('tax', firms, 'taxPaid')).toBe(450)
    expect(replacedSum('tax', firms, 'rdExpense')).toBeNull()
  })
})
