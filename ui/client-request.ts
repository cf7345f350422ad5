import type { z } from 'zod'
import type { EndpointId, EndpointTable } from '#core/api/table.ts'

/** The schema an endpoint has at `Part`, as the value a caller gives; nothing where the endpoint has none. */
type Given<Id extends EndpointId, Part extends 'params' | 'query' | 'body'> = EndpointTable[Id] extends {
  readonly [P in Part]: infer Shape
}
  ? Shape extends z.ZodType
    ? { readonly [P in Part]: z.output<Shape> }
    : { readonly [P in Part]: Blob }
  : unknown

/** What a call of the endpoint needs: path parameters, query and body as its entry in the table says. */
export type RequestOf<Id extends EndpointId> = AnyRequest & Given<Id, 'params'> & Given<Id, 'query'> & Given<Id, 'body'>

type Answered<Shape> = Shape extends z.ZodType ? z.output<Shape> : Blob

/** What a call resolves to: the parsed answer, or the bytes of a file. */
export type AnswerOf<Id extends EndpointId> = {
  [Status in keyof EndpointTable[Id]['answers']]: Answered<EndpointTable[Id]['answers'][Status]>
}[keyof EndpointTable[Id]['answers']]

/** A request of any endpoint, for code that does not care which. */
export interface AnyRequest {
  readonly params?: Readonly<Record<string, unknown>>
  readonly query?: Readonly<Record<string, unknown>>
  readonly body?: unknown
}
