import { expect, test } from 'vitest'
import { z } from 'zod'
import { endpoints } from '#core/api/table.ts'
import { openApi } from '#server/http/openapi.ts'

/* The parts of OpenAPI 3.1 that the document uses, as strict shapes: anything else in it fails the test. */

const types = ['string', 'number', 'integer', 'boolean', 'object', 'array', 'null']
const annotations = { description: z.string().optional(), title: z.string().optional() }

/** JSON Schema 2020-12, the keywords there are. */
const schema: z.ZodType = z.lazy(() =>
  z.strictObject({
    ...annotations,
    $ref: z.literal('#/components/schemas/Problem').optional(),
    type: z.union([z.enum(types), z.array(z.enum(types)).min(2)]).optional(),
    properties: z.record(z.string(), schema).optional(),
    required: z.array(z.string()).optional(),
    additionalProperties: z.union([z.boolean(), schema]).optional(),
    propertyNames: schema.optional(),
    items: z.union([schema, z.literal(false)]).optional(),
    prefixItems: z.array(schema).min(1).optional(),
    anyOf: z.array(schema).min(1).optional(),
    oneOf: z.array(schema).min(2).optional(),
    enum: z.array(z.string().nullable()).min(1).optional(),
    const: z.union([z.string(), z.boolean()]).optional(),
    default: z.string().optional(),
    format: z.enum(['uuid', 'date', 'uri', 'date-time']).optional(),
    readOnly: z.literal(true).optional(),
    pattern: z.string().optional(),
    contentMediaType: z.string().optional(),
    minLength: z.number().optional(),
    maxLength: z.number().optional(),
    minItems: z.number().optional(),
    maxItems: z.number().optional(),
    minimum: z.number().optional(),
    maximum: z.number().optional(),
  }),
)

const content = z.record(z.string().regex(/^[\w.+-]+\/[\w.+-]+$/), z.strictObject({ schema: schema.optional() }))
const operation = z.strictObject({
  operationId: z.string(),
  summary: z.string().min(1),
  security: z.array(z.record(z.literal('bearer'), z.array(z.string()))),
  'x-roles': z.array(z.string()).optional(),
  parameters: z.array(
    z.strictObject({ name: z.string(), in: z.enum(['path', 'query']), required: z.boolean(), schema }),
  ),
  requestBody: z.strictObject({ required: z.literal(true), content }).optional(),
  responses: z.record(z.string().regex(/^[2-5]\d\d$/), z.strictObject({ description: z.string().min(1), content })),
})
const methods = z.partialRecord(z.enum(['get', 'post', 'delete']), operation)
const document = z.strictObject({
  openapi: z.literal('3.1.0'),
  info: z.strictObject({ title: z.string(), version: z.string(), description: z.string() }),
  jsonSchemaDialect: z.literal('https://json-schema.org/draft/2020-12/schema'),
  servers: z.array(z.strictObject({ url: z.literal('/') })),
  paths: z.record(z.string().startsWith('/api/v1/'), methods),
  components: z.strictObject({
    schemas: z.strictObject({ Problem: schema }),
    securitySchemes: z.strictObject({
      bearer: z.strictObject({ type: z.literal('http'), scheme: z.literal('bearer'), description: z.string() }),
    }),
  }),
})

const described: unknown = JSON.parse(JSON.stringify(openApi('0.1.0')))
const { paths } = document.parse(described)
const operations = Object.entries(paths).flatMap(([path, of]) =>
  Object.entries(of).map(([method, each]) => ({ path, method, each })),
)

test('OpenAPI 3.1 文档合规，每个接口都在其中', () => {
  expect(operations.map(({ each }) => each.operationId).sort()).toEqual(Object.keys(endpoints).sort())
})

test('路径里的参数都有声明，声明的都用到，名称不重复', () => {
  for (const { path, each } of operations) {
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
    const declared = each.parameters.filter((parameter) => parameter.in === 'path')
    expect(declared.map(({ name }) => name).sort(), path).toEqual(inPath.sort())
    expect(declared.every(({ required }) => required)).toBe(true)
    const names = each.parameters.map((parameter) => `${parameter.in} ${parameter.name}`)
    expect(new Set(names).size, path).toBe(names.length)
  }
})

test('必填的查询参数写明必填，正文和上传都有格式', () => {
  const of = (id: string) => operations.find(({ each }) => each.operationId === id)?.each
  expect(of('parcels')?.parameters.find(({ name }) => name === 'cycle')?.required).toBe(true)
  expect(of('parcels')?.parameters.find(({ name }) => name === 'limit')?.required).toBe(false)
  expect(Object.keys(of('push')?.requestBody?.content ?? {})).toEqual(['application/json'])
  expect(Object.keys(of('uploadWorkbook')?.requestBody?.content ?? {})).toEqual(['multipart/form-data'])
  expect(of('signIn')?.security).toEqual([])
})

test('上传的表单只列接口真的读的字段', () => {
  const of = (id: string): unknown => {
    const form = operations.find(({ each }) => each.operationId === id)?.each.requestBody?.content[
      'multipart/form-data'
    ]
    return Object.keys(z.object({ properties: z.object({}).loose() }).parse(form?.schema).properties)
  }
  expect(of('uploadWorkbook')).toEqual(['file', 'batch'])
  expect(of('uploadFilingDocument')).toEqual(['file'])
})

test('正则能用', () => {
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    if ('pattern' in value && typeof value.pattern === 'string')
      expect(() => new RegExp(String(value.pattern), 'u')).not.toThrow()
    for (const member of Object.values(value)) visit(member)
  }
  visit(described)
})
