import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { mergeSources, type SourceValues, sourceConflicts } from '#core/base-map/merge.ts'
import { type BaseSourceKind, baseSourceKinds, sourceKindNames } from '#core/base-map/source-kind.ts'
import type { Scalar } from '#core/form/field.ts'
import { fieldEntries } from '#core/form/form.ts'
import { parseCell } from '#core/form/parse.ts'
import { parcelForm } from '#core/forms/parcel-self-assessment.ts'

interface Case {
  readonly 名称: string
  readonly 选定?: Readonly<Record<string, string>>
  readonly 结果: Readonly<Record<string, readonly [value: Scalar, source: string]>>
  readonly 冲突: readonly string[]
}

const cases = parse(
  readFileSync(join(import.meta.dirname, '../../cases/base-map/merge.yaml'), 'utf8'),
) as readonly Case[]

function fieldLabelled(label: string): string {
  const found = fieldEntries(parcelForm).find(([, field]) => field.label === label)
  if (found === undefined) throw new RangeError(label)
  return found[0]
}

function kindNamed(name: string): BaseSourceKind {
  const found = baseSourceKinds.find((kind) => sourceKindNames[kind] === name)
  if (found === undefined) throw new RangeError(name)
  return found
}

function scalarOf(label: string, value: Scalar): Scalar {
  const field = parcelForm.fields[fieldLabelled(label) as keyof typeof parcelForm.fields]
  const parsed = parseCell(field, value)
  if (parsed === null || typeof parsed === 'object') throw new RangeError(`${label} ${value}`)
  return parsed
}

function sourcesOf(one: Case): SourceValues {
  const given: Readonly<Record<string, unknown>> = { ...one }
  return Object.fromEntries(
    baseSourceKinds.flatMap((kind) => {
      const values = given[sourceKindNames[kind]] as Readonly<Record<string, Scalar>> | undefined
      if (values === undefined) return []
      return [
        [
          kind,
          Object.fromEntries(
            Object.entries(values).map(([label, value]) => [fieldLabelled(label), scalarOf(label, value)]),
          ),
        ],
      ]
    }),
  )
}

test.each(cases.map((one) => [one.名称, one] as const))('%s', (_name, one) => {
  const sources = sourcesOf(one)
  const choices = Object.fromEntries(
    Object.entries(one.选定 ?? {}).map(([label, name]) => [fieldLabelled(label), kindNamed(name)]),
  )
  const expected = Object.fromEntries(
    Object.entries(one.结果).map(([label, [value, source]]) => [
      fieldLabelled(label),
      { value: scalarOf(label, value), from: kindNamed(source) },
    ]),
  )
  expect(mergeSources(sources, choices)).toEqual(expected)
  expect(sourceConflicts(sources).map(({ field }) => field)).toEqual(one.冲突.map(fieldLabelled))
})
