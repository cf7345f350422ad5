import { describe, expect, it } from 'vitest'
import type { Field } from '#core/form/field.ts'
import { type Form, fieldEntries, fieldOf } from '#core/form/form.ts'
import { enterpriseForm } from '#core/forms/enterprise-information.ts'
import { parcelForm } from '#core/forms/parcel-self-assessment.ts'
import { departmentName } from '#core/vocabulary/department.ts'
import { towns } from '#core/vocabulary/district.ts'
import {
  type DictionaryLine,
  enterpriseDictionary,
  enterpriseOptions,
  explainingKeys,
  longest,
  parcelDictionary,
  parcelOptions,
  ranges,
} from './dictionary.ts'

const kinds: Readonly<Record<string, readonly Field['kind'][]>> = {
  text: ['text', 'code'],
  int: ['integer'],
  dec: ['decimal'],
  date: ['date'],
  bool: ['boolean'],
  enum: ['enum'],
  calc: ['calculated'],
}

function requiredLetter(field: Field): string {
  if (field.kind === 'calculated') return '-'
  if (typeof field.required === 'object' || field.required === 'town-step') return 'C'
  return field.required === 'always' ? 'Y' : 'N'
}

/** Conditional in the dictionary because a blank means 100; so a blank is never missing. */
const blankHasMeaning = new Set(['parcelShare'])

function departmentsIn(supplied: string): readonly string[] {
  return supplied
    .split(/[\s/+()]+/)
    .filter((part) => !['', 'F', 'T', '底板', 'link', '-'].includes(part))
    .map((name) => `区${name}`)
}

function describeForm(form: Form, dictionary: readonly DictionaryLine[]): void {
  describe(`${form.title}与数据字典逐行一致`, () => {
    it('键和次序一致，另加的项只说明某个选择', () => {
      const keys = fieldEntries(form)
        .filter(([, field]) => field.explains === undefined)
        .map(([key]) => key)
      expect(keys).toEqual(dictionary.map(([key]) => key))
      const explaining = fieldEntries(form).filter(([, field]) => field.explains !== undefined)
      expect(explaining.map(([key]) => key)).toEqual(explainingKeys[form.id])
      for (const [key, field] of explaining) {
        if (field.explains === undefined) continue
        expect(form.fields[field.explains], `${key} explains ${field.explains}`).toBeDefined()
        expect(field.required).toBe('never')
      }
    })

    it.each(dictionary)('%s %s', (key, label, type, unit, required, supplied) => {
      const field = form.fields[key]
      if (field === undefined) throw new Error(`no field ${key}`)
      const [kind = '', decimals] = type.split(/[()]/)
      expect(field.label).toBe(label)
      expect(kinds[kind]).toContain(field.kind)
      if (decimals !== undefined) expect(field).toMatchObject({ decimals: Number(decimals) })
      expect('unit' in field ? field.unit : '').toBe(unit)
      if (!blankHasMeaning.has(key)) expect(requiredLetter(field)).toBe(required)
      expect(field.verifiedBy.map(departmentName)).toEqual(departmentsIn(supplied))
    })
  })
}

describeForm(parcelForm, parcelDictionary)
describeForm(enterpriseForm, enterpriseDictionary)

function rangeOf(field: Field): string | null {
  if (field.kind !== 'integer' && field.kind !== 'decimal') return null
  const max = field.kind === 'integer' && field.maxCurrentYear === true ? 'now' : field.max
  return `${field.minExclusive === true ? '(' : '['}${field.min ?? ''}, ${field.notAbove?.field ?? max ?? ''}]`
}

describe('取值与数据字典一致', () => {
  const all = [...fieldEntries(parcelForm), ...fieldEntries(enterpriseForm)]

  it('范围', () => {
    const found = all.flatMap(([key, field]) => {
      const range = rangeOf(field)
      return range === null ? [] : [[key, range]]
    })
    expect(Object.fromEntries(found)).toEqual(ranges)
  })

  it('选项和次序', () => {
    for (const [form, options] of [
      [parcelForm, parcelOptions],
      [enterpriseForm, enterpriseOptions],
    ] as const) {
      for (const [key, listed] of Object.entries(options)) {
        const field = fieldOf(form, key)
        const labels = field.kind === 'enum' ? field.options.map((option) => option.label) : []
        expect(labels.join('/'), key).toBe(listed)
      }
    }
    const townNames = towns.map((town) => town.name)
    expect(parcelForm.fields.townCode.options.map((option) => option.label)).toEqual(townNames)
    expect(enterpriseForm.fields.registeredTown.options.map((option) => option.label)).toEqual([...townNames, '区外'])
  })

  it('最长字数', () => {
    for (const [key, maxLength] of Object.entries(longest)) {
      expect(all.find(([each]) => each === key)?.[1]).toMatchObject({ maxLength })
    }
  })
})
