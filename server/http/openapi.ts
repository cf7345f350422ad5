import { z } from 'zod'
import type { AnswerShape, BodyShape, Endpoint } from '#core/api/endpoint.ts'
import { problemBody } from '#core/api/shapes.ts'
import { endpoints } from '#core/api/table.ts'
import { problemStatus } from '#core/error/problem-status.ts'

type Json = Readonly<Record<string, unknown>>

/** The endpoint table as OpenAPI 3.1, whose schemas are JSON Schema 2020-12: the same that the server parses with. */
export function openApi(version: string): Json {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const [id, endpoint] of Object.entries<Endpoint>(endpoints)) {
    const path = endpoint.path.replaceAll(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operation(id, endpoint) }
  }
  return {
    openapi: '3.1.0',
    info: { title: '产业用地体检', version, description: '产业用地综合绩效评估：填报、校验、同步和评估。' },
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    servers: [{ url: '/' }],
    paths,
    components: {
      schemas: { Problem: schemaOf(problemBody, 'output') },
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', description: 'POST /api/v1/sessions 得到的令牌' },
      },
    },
  }
}

function operation(operationId: string, endpoint: Endpoint): Json {
  const { summary, roles, body } = endpoint
  return {
    operationId,
    summary,
    ...(roles === 'anyone' ? { security: [] } : { security: [{ bearer: [] }] }),
    ...(typeof roles === 'object' ? { 'x-roles': roles } : {}),
    parameters: [...parameters('path', endpoint.params), ...parameters('query', endpoint.query)],
    ...(body === undefined ? {} : { requestBody: { required: true, content: bodyContent(body) } }),
    responses: { ...answers(endpoint), ...problems(endpoint) },
  }
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io })
  return rest
}

function parameters(place: 'path' | 'query', schema: z.ZodObject | undefined): readonly Json[] {
  if (schema === undefined) return []
  return Object.entries(schema.shape).map(([name, field]) => ({
    name,
    in: place,
    required: place === 'path' || !z.safeParse(field, undefined).success,
    schema: schemaOf(field as z.ZodType, 'input'),
  }))
}

function bodyContent(body: BodyShape): Json {
  if (!('multipart' in body)) return { 'application/json': { schema: schemaOf(body, 'input') } }
  const file = { type: 'string', contentMediaType: 'application/octet-stream' }
  const fields = Object.entries(body.fields?.shape ?? {}).map(([name, field]) => [
    name,
    schemaOf(field as z.ZodType, 'input'),
  ])
  const properties = { [body.multipart]: file, ...Object.fromEntries(fields) }
  return { 'multipart/form-data': { schema: { type: 'object', required: [body.multipart], properties } } }
}

const descriptions: Readonly<Record<string, string>> = { 200: '成功', 201: '已建立', 202: '已受理，仍在进行' }

function answers({ answers: shapes }: Endpoint): Json {
  return Object.fromEntries(
    Object.entries<AnswerShape>(shapes).map(([status, shape]) => [
      status,
      { description: descriptions[status] ?? '成功', content: answerContent(shape) },
    ]),
  )
}

function answerContent(shape: AnswerShape): Json {
  if ('binary' in shape) return { [shape.binary]: {} }
  return { 'application/json': { schema: schemaOf(shape, 'output') } }
}

/** What any endpoint may answer, besides what it names itself. */
const anywhere = ['too-busy', 'too-many-requests', 'storage-full', 'unknown-defect'] as const

/** Problems by status, the codes that lead to it named. */
function problems({ problems: codes }: Endpoint): Json {
  const byStatus = new Map<number, string[]>()
  for (const code of new Set([...codes, ...anywhere])) {
    const status = problemStatus[code]
    byStatus.set(status, [...(byStatus.get(status) ?? []), code])
  }
  const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } }
  return Object.fromEntries(
    [...byStatus].map(([status, of]) => [String(status), { description: of.join(', '), content }]),
  )
}
