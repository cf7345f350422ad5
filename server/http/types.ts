import type { z } from 'zod'
import type { Binary } from '#core/api/endpoint.ts'
import type { EndpointId, EndpointTable } from '#core/api/table.ts'
import type { Actor } from '../actions/actor.ts'
import type { Grant } from '../actions/authorise.ts'
import type { SentFile } from '../export/sent-file.ts'
import type { Service } from '../service.ts'

/** A file of a multipart body. */
export interface UploadedFile {
  readonly name: string
  readonly bytes: Uint8Array
  /** Other fields of the form, as text; those of the endpoint's table were checked. */
  readonly fields: Readonly<Record<string, string>>
}

type ParamsOf<E> = E extends { readonly params: infer P extends z.ZodType } ? z.infer<P> : Record<never, never>
type QueryOf<E> = E extends { readonly query: infer Q extends z.ZodType } ? z.infer<Q> : Record<never, never>
type BodyOf<E> = E extends { readonly body: infer B } ? (B extends z.ZodType ? z.infer<B> : UploadedFile) : null
/** Endpoints for anyone run without a right; all others are handed the one that was checked. */
type GrantOf<E> = E extends { readonly roles: 'anyone' } ? null : Grant

type AnswerBody<Shape> = Shape extends Binary
  ? { readonly file: SentFile }
  : Shape extends z.ZodType
    ? { readonly body: z.input<Shape> }
    : never

type Answers<Table> = {
  readonly [Status in keyof Table]: { readonly status: Status } & AnswerBody<Table[Status]>
}[keyof Table]

/** What a handler answers: one of the statuses of its entry with that status's shape. */
export type AnswerOf<E> = E extends { readonly answers: infer Table }
  ? Answers<Table> & {
      /** Session cookie to set; null takes it away. */
      readonly cookie?: string | null
    }
  : never

export interface HandlerRequest<E> {
  readonly service: Service
  readonly app: AppFacts
  readonly grant: GrantOf<E>
  readonly actor: Actor | null
  /** The session token the request came with. */
  readonly token: string | null
  readonly params: ParamsOf<E>
  readonly query: QueryOf<E>
  readonly body: BodyOf<E>
  /** Network address of the client, for lock-out. */
  readonly address: string
}

export type Handler<E> = (request: HandlerRequest<E>) => Promise<AnswerOf<E>>

/** A handler for every endpoint of the table: a missing one does not compile. */
export type Handlers = { readonly [Id in EndpointId]: Handler<EndpointTable[Id]> }

/** What the server knows about itself. */
export interface AppFacts {
  readonly version: string
  /** Generated templates, and the sample workbooks of the demo. */
  readonly templateFolders: readonly { readonly folder: string; readonly kind: 'template' | 'sample' }[]
  /** Made when it is first asked for. */
  readonly openapi: () => Readonly<Record<string, unknown>>
  /** Where people reach the server; null where that is not known. */
  readonly url: () => string | null
}
