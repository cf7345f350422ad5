import fc from 'fast-check'
import { z } from 'zod'
import { fieldEntries } from '#core/form/form.ts'
import { enterpriseForm } from '#core/forms/enterprise-information.ts'
import { parcelForm } from '#core/forms/parcel-self-assessment.ts'
import type { Predicate, Standard } from '#core/scoring/standard.ts'
import { standardShape } from '#core/scoring/standard-schema.ts'

/* Standards of every form the schema allows, made from the schema itself: what is added to it is made, too. */

interface Schema {
  readonly type?: string | readonly string[]
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly propertyNames?: Schema
  readonly additionalProperties?: Schema | boolean
  readonly items?: Schema
  readonly minItems?: number
  readonly pattern?: string
  readonly minimum?: number
  readonly maximum?: number
  readonly exclusiveMinimum?: number
}

const days = ['since', 'until', 'checkedOn']
const day = fc
  .integer({ min: 0, max: 36_500 })
  .map((number) => new Date(number * 86_400_000).toISOString().slice(0, 10))
const characters = [...'地块税收指标 =+-@\'"<&>_x%，。；ABC019\n\r\t\u0001（）']
const text = fc.oneof(
  fc
    .array(fc.constantFrom(...characters), { minLength: 1, maxLength: 12 })
    .map((all) => all.join('').trim())
    .filter((written) => written !== ''),
  fc.constantFrom('=1+1', '2026', '007', '1e5', '50%', 'TRUE', '_x0041_', "'=1+1", '@SUM(1)', '2026-01-01'),
)

function made(schema: Schema, key: string): fc.Arbitrary<unknown> {
  if (days.includes(key)) return key === 'until' ? fc.option(day) : day
  if ('const' in schema) return fc.constant(schema.const)
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum)
  const forms = schema.anyOf ?? schema.oneOf
  if (forms !== undefined) return fc.oneof(...forms.map((form) => made(form, key)))
  switch (schema.type) {
    case 'object':
      return object(schema)
    case 'array':
      return fc.array(made(schema.items ?? {}, key), { minLength: Math.max(1, schema.minItems ?? 0), maxLength: 3 })
    case 'string':
      return schema.pattern === undefined ? text : fc.stringMatching(new RegExp(schema.pattern))
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case 'integer':
      return fc.integer({
        min: schema.exclusiveMinimum === 0 ? 1 : (schema.minimum ?? 0),
        max: Math.min(schema.maximum ?? 600, 600),
      })
    case 'number': {
      const min = schema.exclusiveMinimum ?? schema.minimum ?? -50_000
      return fc
        .integer({ min: Math.max(min, -50_000) * 1000 + 1, max: Math.min(schema.maximum ?? 50_000, 50_000) * 1000 })
        .map((thousandths) => thousandths / 1000)
    }
    default:
      throw new RangeError(`no value for ${JSON.stringify(schema)} at ${key}`)
  }
}

function object({ properties, required = [], propertyNames, additionalProperties }: Schema): fc.Arbitrary<unknown> {
  const named = propertyNames?.enum?.map((name) => [String(name), additionalProperties as Schema] as const)
  const parts = named ?? Object.entries(properties ?? {})
  const record = Object.fromEntries(parts.map(([key, part]) => [key, made(part, key)]))
  return fc.record(record, { requiredKeys: [...required] })
}

const forms = { 'parcel-is': parcelForm, 'parcel-is-not': parcelForm, 'any-firm-is': enterpriseForm } as const

interface Choice {
  readonly key: string
  readonly values: readonly (string | boolean)[]
}

/** A condition asks for what its field can be: other words would only be kept by chance. */
function sensible(predicate: Predicate, index: number): Predicate {
  if (predicate.predicate === 'stopped-without-tax') {
    return { ...predicate, params: { ...predicate.params, statuses: ['停产', '歇业'] } }
  }
  if (
    predicate.predicate !== 'parcel-is' &&
    predicate.predicate !== 'parcel-is-not' &&
    predicate.predicate !== 'any-firm-is'
  ) {
    return predicate
  }
  const fields = fieldEntries(forms[predicate.predicate]).flatMap(([key, field]): readonly Choice[] =>
    field.kind === 'enum'
      ? [{ key, values: field.options.map(({ code }) => code) }]
      : field.kind === 'boolean' && predicate.predicate !== 'parcel-is-not'
        ? [{ key, values: [true, false] }]
        : [],
  )
  const { key, values } = fields[(predicate.text.length * 7 + index) % fields.length] ?? { key: '', values: [] }
  if (predicate.predicate === 'parcel-is-not') return { ...predicate, params: { field: key, value: String(values[0]) } }
  return { ...predicate, params: { field: key, oneOf: values.slice(0, 1 + (index % 3)) } }
}

/** Names are told apart, as the schema's consistency asks; nothing else is made to hold. */
function told(standard: Standard): Standard {
  const id = (prefix: string, index: number): string => `${prefix}${index + 1}`
  return {
    ...standard,
    indicators: standard.indicators.map((indicator, index) => ({
      ...indicator,
      id: id('K', index),
      ...(indicator.measure === 'qualification-points'
        ? {
            params: {
              qualifications: indicator.params.qualifications
                .filter(({ field }, at, all) => all.findIndex((one) => one.field === field) === at)
                .map(({ field, levels }) => ({
                  field,
                  levels: levels.map(({ points }) => ({
                    points,
                    value: enterpriseForm.fields[field].kind === 'boolean' ? (true as const) : '市级',
                  })),
                })),
            },
          }
        : {}),
    })) as Standard['indicators'],
    rules: standard.rules.map((rule, index) => ({ ...rule, id: id('D', index), when: rule.when.map(sensible) })),
  }
}

export const randomStandard: fc.Arbitrary<Standard> = made(z.toJSONSchema(standardShape) as Schema, '').map((value) =>
  told(standardShape.parse(value)),
)
