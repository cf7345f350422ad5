import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { RowKey } from '#core/record/key.ts'
import { type Layer, type LayerFields, layers } from '#core/record/layer.ts'
import { effectiveText, layeredText, textsOnce } from '#server/rows/row-text.ts'
import { newRow, type RowState, withChanges } from '#server/rows/state.ts'

const parcel: RowKey = { form: 'parcel-self-assessment', cycle: '2025', parcelCode: 'SJ-XQ-0001' }
const firm: RowKey = {
  form: 'enterprise-information',
  cycle: '2025',
  parcelCode: 'SJ-XQ-0001',
  uscc: '91310117MA9000011L',
}
const stamp = { revision: 1, seq: 1, at: '2026-01-01T00:00:00.000+08:00', by: '王芳', formVersion: '1' }

// Few names, so that layers often meet; a key's own cell among them, as rows of before may hold it.
const name = fc.constantFrom('parcelName', 'ownerName', 'landArea', 'fillPerson', 'selfNote', 'parcelCode')
const value = fc.oneof(
  fc.constantFrom(null, '', '岳阳“一”号\n', '":null,', -0, 0.1, true),
  fc.string({ unit: 'grapheme' }).map((raw) => ({ raw })),
)
const changes = fc.array(fc.tuple(fc.constantFrom(...layers), fc.dictionary(name, value)), { maxLength: 5 })

function rowAfter(key: RowKey, made: readonly (readonly [Layer, LayerFields])[]): RowState {
  return made.reduce(
    (row, [layer, fields]) => withChanges(row, new Map([[layer, fields]]), stamp),
    newRow(key, 'draft', null),
  )
}

test('行的文字由各层的文字拼成，与逐格写出的相同：重叠、空白、键在层内都一样', () => {
  fc.assert(
    fc.property(fc.constantFrom(parcel, firm), changes, (key, made) => {
      const row = rowAfter(key, made)
      const textOf = textsOnce()
      for (const [, fields] of made) textOf(fields)
      expect(layeredText(row, textOf)).toBe(JSON.stringify(row.layered))
      expect(effectiveText(row, textOf)).toBe(JSON.stringify(row.effective))
    }),
  )
})

test('一层的字段只写一遍文字：改动和由它而来的行是同一份', () => {
  let readings = 0
  const fields = {
    get parcelName() {
      readings += 1
      return '岳阳街道1号'
    },
  }
  const row = rowAfter(parcel, [['reported', fields]])
  readings = 0
  const textOf = textsOnce()
  expect(textOf(fields)).toBe('{"parcelName":"岳阳街道1号"}')
  expect(layeredText(row, textOf)).toBe('{"reported":{"parcelName":"岳阳街道1号"}}')
  expect(effectiveText(row, textOf)).toBe(JSON.stringify(row.effective))
  expect(readings).toBe(1)
})
