import type { Random } from '#server/demo/random.ts'

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/** Keywords of the schemas in our OpenAPI document that say what to send. */
export interface Schema {
  readonly type?: string | readonly string[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean | Schema
  readonly items?: Schema | false
  readonly prefixItems?: readonly Schema[]
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly enum?: readonly Json[]
  readonly const?: Json
  readonly format?: string
  readonly pattern?: string
  readonly minimum?: number
  readonly maximum?: number
}

/** What no field expects. */
const hostile: readonly Json[] = [
  null,
  true,
  -1,
  0.1,
  1e308,
  9_007_199_254_740_992,
  '',
  ' ',
  '\u0000',
  '\ud800',
  '\u202e\u200b\ufeff',
  '__proto__',
  'constructor',
  "' or 1=1 --",
  '=HYPERLINK("http://192.0.2.1")',
  '../../etc/passwd',
  '%00%ff',
  '2026-02-30',
  '2026-02-28T00:00:00Z',
  '𠮷'.repeat(300),
  'x'.repeat(70_000),
  [],
  {},
  [[[[[[]]]]]],
  { __proto__: null, toString: 1, length: -1 },
  Array.from({ length: 700 }, (_, index) => index),
]

/** A value after the schema, of which each part is something hostile instead with the given chance. */
export function valueFor(schema: Schema, random: Random, chance: number): Json {
  if (random.chance(chance)) return random.pick(hostile)
  if (schema.const !== undefined) return schema.const
  if (schema.enum !== undefined) return random.pick(schema.enum)
  const choices = schema.anyOf ?? schema.oneOf
  if (choices !== undefined) return valueFor(random.pick(choices), random, chance)
  if (schema.prefixItems !== undefined) return schema.prefixItems.map((each) => valueFor(each, random, chance))
  const type =
    typeof schema.type === 'string' ? schema.type : schema.type === undefined ? 'any' : random.pick(schema.type)
  switch (type) {
    case 'object':
      return objectFor(schema, random, chance)
    case 'array':
      return Array.from({ length: random.integer(0, 3) }, () => valueFor(schema.items || {}, random, chance))
    case 'integer':
      return random.integer(schema.minimum ?? -3, Math.min(schema.maximum ?? 1000, 1000))
    case 'number':
      return random.decimal(-10, 10_000, 4)
    case 'boolean':
      return random.chance(0.5)
    case 'null':
      return null
    case 'string':
      return textFor(schema, random)
    default:
      return random.pick(hostile)
  }
}

function objectFor(
  { properties = {}, required = [], additionalProperties }: Schema,
  random: Random,
  chance: number,
): Json {
  const members = Object.entries(properties).filter(([key]) =>
    required.includes(key) ? !random.chance(chance / 2) : random.chance(0.5),
  )
  const value = Object.fromEntries(members.map(([key, schema]) => [key, valueFor(schema, random, chance)]))
  if (typeof additionalProperties !== 'object') return random.chance(chance) ? { ...value, extra: 1 } : value
  const names = ['selfNote', 'parcelName', 'landArea', 'nothing', '__proto__', 'toString']
  const more = Array.from({ length: random.integer(0, 3) }, () => [
    random.pick(names),
    valueFor(additionalProperties, random, chance),
  ])
  return { ...value, ...Object.fromEntries(more) }
}

/** Texts that mean something here, so that more than the first check is reached. */
const known = [
  '2025',
  'SJ-XQ-0137',
  '310117105000',
  'wangfang',
  'parcel-self-assessment',
  '2026.1',
  '王芳',
  'draft',
  '1',
]

function textFor({ format, pattern }: Schema, random: Random): string {
  if (format === 'uuid') return `00000000-0000-4000-8000-${String(random.integer(0, 99_999)).padStart(12, '0')}`
  if (format === 'date') return random.pick(['2026-11-20', '2026-11-21', '2027-01-04'])
  if (pattern !== undefined && random.chance(0.5))
    return random.pick(['2025', '2026-01-15', '123456', 'ABCD-EFGH-JKLM'])
  return random.pick(known)
}
