import { Arguments } from './arguments.ts'
import {
  type Action,
  type ActionResult,
  type ArgumentInfo,
  actionType,
  type Batch,
  type BatchAnswer,
  type ObjectPath,
  pathType,
} from './batch.ts'
import { HostError } from './host-error.ts'
import type { HostObject } from './host-type.ts'
import { asJson, camelCase, type MemberCheck, readObject, wishOf } from './query.ts'
import type { Session } from './session.ts'
import { addInServiceName } from './types/add-in-service.ts'

/**
 * Runs one batch. The answers of the actions before a failing one are given beside the error, which office.js expects
 * (processRequestExecutorResponseMessage); that what they did stays done is not written anywhere and taken for granted.
 */
export function runBatch(batch: Batch, session: Session, check: MemberCheck): BatchAnswer {
  const run = new BatchRun(batch, session, check)
  const results: ActionResult[] = []
  const traces: number[] = []
  for (const [index, action] of batch.Actions.entries()) {
    try {
      if (session.troubles.failAtAction === index) {
        session.troubles.failAtAction = null
        throw new HostError('GeneralException', 'troubles')
      }
      results.push({ ActionId: action.Id, Value: run.perform(action) })
      if (action.ActionType === actionType.trace) traces.push(action.Id)
    } catch (error) {
      if (!(error instanceof HostError)) throw error
      const { code: Code, message: Message, location: Location } = error
      return { Results: results, TraceIds: traces, Error: { Code, Message, Location, ActionIndex: index } }
    }
  }
  return { Results: results, TraceIds: traces }
}

class BatchRun {
  readonly #batch: Batch
  readonly #session: Session
  readonly #check: MemberCheck
  readonly #objects = new Map<number, HostObject | null>()

  constructor(batch: Batch, session: Session, check: MemberCheck) {
    this.#batch = batch
    this.#session = session
    this.#check = check
  }

  perform(action: Action): unknown {
    if (action.ActionType === actionType.trace) return null
    const object = this.#object(action.ObjectPathId)
    // Whatever is done with a null object is quietly nothing (Office docs, "*OrNullObject methods and properties").
    if (object === null) return null
    switch (action.ActionType) {
      case actionType.instantiate:
        return object.identity()
      case actionType.query:
        return readObject(object, wishOf(action.QueryInfo ?? {}), action.QueryInfo ?? {}, this.#check)
      case actionType.queryAsJson:
        return asJson(readObject(object, wishOf(action.QueryInfo ?? {}), action.QueryInfo ?? {}, this.#check))
      case actionType.method:
        return this.#call(object, action)
      case actionType.setProperty:
        this.#check(object.typeName, action.Name)
        object.write(action.Name, this.#argumentsOf(object, action.Name, action.ArgumentInfo))
        return null
      case actionType.update:
        this.#update(object, action.ObjectState ?? {})
        return null
      default:
        throw new HostError('ApiNotFound', `action type ${action.ActionType}`)
    }
  }

  #call(object: HostObject, action: Action): unknown {
    this.#check(object.typeName, action.Name)
    if (action.Name === '_KeepReference') {
      this.#objects.set(action.ObjectPathId, this.#keep(object))
      return null
    }
    const args = this.#argumentsOf(object, action.Name, action.ArgumentInfo)
    return object.canFind(action.Name)
      ? object.find(action.Name, args)?.identity()
      : (object.call(action.Name, args) ?? null)
  }

  #keep(object: HostObject): HostObject {
    const reference = `ref-${this.#session.workbook.newNumber()}`
    const kept = object.kept(reference)
    this.#session.references.set(reference, kept)
    return kept
  }

  #update(object: HostObject, state: Readonly<Record<string, unknown>>): void {
    for (const [name, value] of Object.entries(state)) {
      const wireName = name.charAt(0).toUpperCase() + name.slice(1)
      this.#check(object.typeName, wireName)
      object.write(wireName, new Arguments(`${object.typeName}.${name}`, [value], [], (id) => this.#object(id)))
    }
  }

  #object(id: number): HostObject | null {
    const known = this.#objects.get(id)
    if (known !== undefined) return known
    const path = this.#batch.ObjectPaths[id]
    if (path === undefined) throw new HostError('InvalidArgument', `object path ${id}`)
    const object = this.#follow(path)
    this.#objects.set(id, object)
    return object
  }

  #follow(path: ObjectPath): HostObject | null {
    if (path.ObjectPathType === pathType.global) return this.#session.object('Workbook', this.#session.workbook)
    if (path.ObjectPathType === pathType.nullObject) return null
    if (path.ObjectPathType === pathType.reference) {
      const kept = this.#session.references.get(path.Name)
      if (kept === undefined) throw new HostError('InvalidReference', path.Name)
      return kept
    }
    if (path.ObjectPathType === pathType.newObject) {
      if (path.Name !== addInServiceName) throw new HostError('ApiNotFound', path.Name)
      return this.#session.object('AddinInternalService', this.#session.workbook)
    }
    const parent = this.#object(path.ParentObjectPathId ?? 0)
    if (parent === null) return null
    const member = path.ObjectPathType === pathType.indexer ? 'GetItem' : path.Name
    this.#check(parent.typeName, member)
    const args = this.#argumentsOf(parent, member, path.ArgumentInfo)
    if (path.ObjectPathType === pathType.property) return parent.link(path.Name)
    return path.ObjectPathType === pathType.indexer ? parent.item(args) : parent.find(path.Name, args)
  }

  #argumentsOf(object: HostObject, member: string, info: ArgumentInfo = {}): Arguments {
    const values = info.Arguments ?? []
    const ids = info.ReferencedObjectPathIds ?? []
    const objects = values.map((_, index) => {
      const id = ids[index]
      return typeof id === 'number' && id > 0 ? this.#object(id) : null
    })
    return new Arguments(`${object.typeName}.${camelCase(member)}`, values, objects, (id) => this.#object(id))
  }
}
