import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CellValue, type Field, isRaw } from '#core/form/field.ts'
import { fieldEntries, fieldOf } from '#core/form/form.ts'
import { formatValue, formatWithUnit } from '#core/form/format.ts'
import { parseCell, parseRow } from '#core/form/parse.ts'
import { toZod } from '#core/form/to-zod.ts'
import { formById, formIds } from '#core/forms/catalogue.ts'
import { fromDayNumber } from '#core/vocabulary/calendar-date.ts'

const places = formIds.flatMap((id) => fieldEntries(formById(id)).map(([key]) => ({ id, key })))

/** The kinds of thing that end up in cells, and anything else. */
const textInput = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: fc.constantFrom(...'０１２3456789,.，．-−()（）%万元m²年月日/ 　\u200bE+无是否'), maxLength: 16 }),
  fc.string({ minLength: 490, maxLength: 1200 }),
)
const input = fc.oneof(textInput, fc.double(), fc.integer(), fc.boolean(), fc.constant(null))

/** A value the field can hold, as it is stored. */
function valueFor(field: Field): fc.Arbitrary<CellValue> | null {
  switch (field.kind) {
    case 'decimal':
      return fc.integer({ min: -1e12, max: 1e12 }).map((units) => shifted(units, field.decimals))
    case 'integer':
      return fc.integer({ min: -1e12, max: 1e12 })
    case 'date':
      return fc.integer({ min: -25_567, max: 2_932_896 }).map(fromDayNumber)
    case 'boolean':
      return fc.boolean()
    case 'enum':
      return fc.constantFrom(...field.options.map((option) => option.code))
    case 'text':
      return fc
        .string({ unit: fc.constantFrom(...'示例 精密（上海）Ａ１，-'), minLength: 1 })
        .filter((text) => text === text.trim())
    case 'code':
      return fc.string({ unit: fc.constantFrom(...'ABC0123456789'), minLength: 1, maxLength: 28 })
    case 'calculated':
      return null
  }
}

function shifted(units: number, decimals: number): number {
  const value = Number(`${units}e-${decimals}`)
  return value === 0 ? 0 : value
}

describe('读单元格的性质', () => {
  it('从不抛错；读出的值合乎传输格式，存不下的原文不超过 500 字', () => {
    fc.assert(
      fc.property(fc.constantFrom(...formIds), fc.array(input, { minLength: 1, maxLength: 90 }), (id, cycle) => {
        const form = formById(id)
        const inputs = Object.fromEntries(
          fieldEntries(form).map(([key], index) => [key, cycle[index % cycle.length] ?? null]),
        )
        const cells = parseRow(form, inputs)
        expect(toZod(form).safeParse(cells).error).toBeUndefined()
      }),
    )
  })

  it('存为原文的文字，再读还是同样的原文', () => {
    fc.assert(
      fc.property(fc.constantFrom(...places), textInput, ({ id, key }, cell) => {
        const field = fieldOf(formById(id), key)
        const value = parseCell(field, cell)
        if (value === null || !isRaw(value)) return
        expect(parseCell(field, value.raw)).toEqual(value)
      }),
      { numRuns: 2000 },
    )
  })

  it('写给人看的，带单位或不带，都读得回', () => {
    for (const { id, key } of places) {
      const field = fieldOf(formById(id), key)
      const values = valueFor(field)
      if (values === null) continue
      fc.assert(
        fc.property(values, (value) => {
          expect(parseCell(field, formatValue(field, value))).toEqual(value)
          expect(parseCell(field, formatWithUnit(field, value))).toEqual(value)
        }),
        { numRuns: 40 },
      )
    }
  })
})
