import { isPlainObject } from './arguments.ts'
import { HostError } from './host-error.ts'

/*
 * The body of a batch as office.js sends it ("Execute(93)"): actions in order, and the paths of the objects they name.
 * Read in the debug build of the library: CommonActionFactory, ActionFactory, ObjectPathFactory.
 */

export const actionType = {
  instantiate: 1,
  query: 2,
  method: 3,
  setProperty: 4,
  trace: 5,
  recursiveQuery: 6,
  queryAsJson: 7,
  ensureUnchanged: 8,
  update: 9,
} as const

export const pathType = {
  global: 1,
  newObject: 2,
  method: 3,
  property: 4,
  indexer: 5,
  reference: 6,
  nullObject: 7,
} as const

export interface ArgumentInfo {
  readonly Arguments?: readonly unknown[]
  /** Beside the arguments: the path of an object of the API, an array of them for an array, else 0. */
  readonly ReferencedObjectPathIds?: readonly unknown[]
}

export interface QueryInfo {
  readonly Select?: readonly string[]
  readonly Expand?: readonly string[]
  readonly Top?: number
  readonly Skip?: number
}

export interface Action {
  readonly Id: number
  readonly ActionType: number
  readonly Name: string
  readonly ObjectPathId: number
  readonly ArgumentInfo?: ArgumentInfo
  readonly QueryInfo?: QueryInfo
  readonly ObjectState?: Readonly<Record<string, unknown>>
}

export interface ObjectPath {
  readonly Id: number
  readonly ObjectPathType: number
  readonly Name: string
  readonly ParentObjectPathId?: number
  readonly ArgumentInfo?: ArgumentInfo
}

export interface Batch {
  readonly Actions: readonly Action[]
  readonly ObjectPaths: Readonly<Record<string, ObjectPath>>
}

export interface ActionResult {
  readonly ActionId: number
  readonly Value: unknown
}

export interface BatchAnswer {
  readonly Results: readonly ActionResult[]
  readonly TraceIds?: readonly number[]
  readonly Error?: {
    readonly Code: string
    readonly Message: string
    readonly Location: string
    readonly ActionIndex: number
  }
}

/** The batch in a body. @throws HostError InvalidArgument when it is none. */
export function parseBatch(body: string): Batch {
  const parsed: unknown = JSON.parse(body)
  if (!isBatch(parsed)) throw new HostError('InvalidArgument', 'batch')
  return parsed
}

function isBatch(value: unknown): value is Batch {
  return isPlainObject(value) && Array.isArray(value.Actions) && isPlainObject(value.ObjectPaths)
}
