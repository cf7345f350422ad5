import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isRequired } from '#core/checks/check-fields.ts'
import { checkSubjects } from '#core/checks/check-rows.ts'
import type { CheckContext } from '#core/checks/context.ts'
import { factsOf } from '#core/checks/facts-of.ts'
import type { ParcelFacts } from '#core/facts/facts.ts'
import type { CellValue, Field, Scalar } from '#core/form/field.ts'
import { fieldEntries } from '#core/form/form.ts'
import { type FormId, formById, formIds } from '#core/forms/catalogue.ts'
import { evaluate } from '#core/scoring/evaluate.ts'
import type { ParcelResult } from '#core/scoring/result.ts'
import { regExample20261 } from '#core/standards/reg-example-2026-1.ts'
import { type FormRow, subjectsOf } from '#core/subject/subjects-of.ts'
import { type Chance, chanceOf, randomDistrict } from './random-facts.ts'
import { rowsOf } from './rows-of.ts'

const context: CheckContext = { today: '2026-11-21', scope: 'town', step: 'town', energyBasis: '当量值' }
const order = ['A', 'B', 'C', 'D']

/** Values the cell might have held instead: none of them negative. */
function alternatives(field: Field, held: CellValue | undefined, chance: Chance): readonly CellValue[] {
  const others = ((): readonly CellValue[] => {
    switch (field.kind) {
      case 'boolean':
        return [true, false]
      case 'enum':
        return field.options.map(({ code }) => code)
      case 'integer':
      case 'decimal': {
        const decimals = field.kind === 'decimal' ? field.decimals : 0
        return [0, 1, 10_000, chance.decimal(0, 100, decimals), chance.decimal(0, 1_000_000, decimals)]
      }
      case 'date':
        return ['2019-01-01', '2023-12-01', '2024-01-01', '2026-06-01']
      default:
        return []
    }
  })()
  return held === undefined || (typeof held === 'number' && held < 0) ? others : [held, ...others]
}

function factsFrom(rows: readonly FormRow[], { parcelCode, figures }: ParcelFacts): readonly ParcelFacts[] {
  const subjects = subjectsOf(rows, context)
  const departments = new Map(figures === undefined ? [] : [[parcelCode, { figures }]])
  return factsOf(subjects, checkSubjects(subjects, context), departments)
}

function withCell(
  rows: readonly FormRow[],
  at: FormRow,
  key: string,
  value: CellValue | undefined,
): readonly FormRow[] {
  const { [key]: _, ...others } = at.cells
  const cells = value === undefined ? others : { ...others, [key]: value }
  return rows.map((row) => (row === at ? { ...row, cells } : row))
}

interface Trial {
  readonly seed: number
  readonly form: FormId
  readonly key: string
}

interface Outcome {
  readonly blank: ParcelResult
  readonly filled: ParcelResult
  readonly value: CellValue
}

const everyFigure = {
  statistics: { grossOutput: 900, revenue: 900, energyTce: 60, employeesYearEnd: 9, fixedAssets: 900 },
}

/** One parcel among others of its class, with one cell blank and with each alternative in it. */
function outcomes({ seed, form, key }: Trial): readonly Outcome[] {
  const chance = chanceOf(seed)
  const [drawn, ...others] = randomDistrict(seed, chance.pick(6, 24, 30))
  if (drawn === undefined) return []
  // 是否规上 matters beside a department's figure for the parcel only.
  const first = key === 'aboveScale' ? { ...drawn, figures: everyFigure } : drawn
  const rows = rowsOf(first)
  const at = rows.find((row) => row.form === form)
  const field: Field | undefined = formById(form).fields[key]
  if (at === undefined || field === undefined) return []
  const { [key]: held, ...cells } = at.cells
  if (!isRequired(formById(form), field, cells as Record<string, Scalar>, context.step)) return []
  const district = others.map((one) => ({
    ...one,
    parcel: { ...one.parcel, landClass: first.parcel.landClass ?? '工业' },
  }))
  const resultWith = (value: CellValue | undefined): ParcelResult | undefined => {
    const [own] = factsFrom(withCell(rows, at, key, value), first)
    if (own === undefined || own.blockedBy.length > 0) return undefined
    const { parcels } = evaluate([...district, own], regExample20261)
    return parcels.find(({ parcelCode, status }) => parcelCode === first.parcelCode && status === 'ok')
  }
  const blank = resultWith(undefined)
  if (blank === undefined) return []
  return alternatives(field, held, chance).flatMap((value) => {
    const filled = resultWith(value)
    return filled === undefined ? [] : [{ blank, filled, value }]
  })
}

function expectNoBetter({ blank, filled, value }: Outcome): void {
  expect(blank.total ?? 0, `total with ${value}`).toBeLessThanOrEqual(filled.total ?? 0)
  for (const [index, { id, points }] of blank.indicators.entries()) {
    expect(points ?? 0, `${id} with ${value}`).toBeLessThanOrEqual(filled.indicators[index]?.points ?? 0)
  }
  // A rule that exempts gives no class to compare with; its blank is 待补正 anyway.
  if (filled.class === null || blank.class === null) return
  expect(order.indexOf(blank.class), `class with ${value}`).toBeGreaterThanOrEqual(order.indexOf(filled.class))
}

/** See the last test: the one combination that the wording of D5 leaves open. */
function isWholeVacancyUnknown({ key }: Trial, { filled }: Outcome): boolean {
  return key === 'floorArea' && filled.rules.includes('D5')
}

/** X32, and the two fields without which nothing can be scored. */
const blankIsIncomplete = [
  ...['landArea', 'landClass', 'legality', 'illegalFloorArea', 'idleDetermined', 'vacantFloorArea', 'vacantSince'],
  ...['houseSafety', 'workSafety', 'envRestrict', 'envCompliance', 'useMismatch', 'bottleneckTech', 'exemptReason'],
  'opStatus',
]

const fields = formIds.flatMap((form) =>
  fieldEntries(formById(form))
    .filter(([, { kind }]) => kind !== 'calculated')
    .map(([key]) => ({ form, key })),
)

/** Fields that a result shows as read, and those that decide which rows are read. */
function fieldsRead(): ReadonlySet<string> {
  const read = new Set(['aboveScale', 'hasDischarge', 'opStatus'])
  for (const { indicators, ruleResults } of evaluate(randomDistrict(4, 300), regExample20261).parcels) {
    for (const { inputs } of indicators) for (const { field } of inputs) read.add(field)
    for (const { evidence } of ruleResults) for (const { field } of evidence) read.add(field)
  }
  return read
}

describe('空白不比填了好', () => {
  const read = fieldsRead()
  const seldom = new Set(fields.map(({ key }) => key).filter((key) => read.has(key)))

  it.each(fields)('$form $key', ({ form, key }) => {
    let compared = 0
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const trial = { seed, form, key }
        for (const outcome of outcomes(trial)) {
          if (isWholeVacancyUnknown(trial, outcome)) continue
          compared += 1
          expectNoBetter(outcome)
        }
      }),
      { numRuns: read.has(key) ? 40 : 5 },
    )
    if (compared >= 10) seldom.delete(key)
  })

  it('评分读到的字段都比得够多；其余的空白即待补正，或不是必填', () => {
    const incompleteWhenBlank = fields
      .filter(({ key }) => seldom.has(key))
      .filter(({ form, key }) => formById(form).fields[key]?.required !== 'never')
      .filter(({ key }) => !blankIsIncomplete.includes(key))
    expect(incompleteWhenBlank).toEqual([])
  })

  it('例外：总建筑面积空白时推不出整宗空置，D5 按条件不触发', () => {
    const [base] = randomDistrict(1, 1)
    const vacant = { vacantFloorArea: 900, vacantSince: '2020-01-01' }
    const parcel = { landArea: 10000, landClass: '工业', ...vacant } as const
    const rulesOf = (floorArea: number | undefined): readonly string[] | undefined => {
      if (base === undefined) return undefined
      const facts = { ...base, parcel: floorArea === undefined ? parcel : { ...parcel, floorArea } }
      return evaluate([facts], regExample20261).parcels[0]?.rules.filter((id) => id === 'D5')
    }
    expect(rulesOf(900)).toEqual(['D5'])
    expect(rulesOf(undefined)).toEqual([])
  })
})
