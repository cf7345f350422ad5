import { emptyWorkbook, type Workbook } from './model/workbook.ts'
import { Bound } from './protocol/bound.ts'
import { EventRegistry } from './protocol/event-registry.ts'
import type { HostObject, TypeName } from './protocol/host-type.ts'
import type { Session } from './protocol/session.ts'
import type { Targets } from './protocol/targets.ts'
import { hostTypes } from './protocol/types.ts'
import { includesSet } from './requirements/check.ts'
import type { ApiSet } from './simulator.ts'
import type { Troubles } from './troubles/troubles.ts'

export interface SessionOptions {
  readonly workbook: Workbook
  readonly troubles: Troubles
  readonly apiSet: ApiSet
  readonly author: string
  readonly load: (bytes: Uint8Array) => Workbook
}

/** The host's side of one open workbook: objects of the API, references the add-in holds, events it listens to. */
export class HostSession implements Session {
  readonly workbook: Workbook
  readonly troubles: Troubles
  readonly author: string
  readonly events = new EventRegistry()
  readonly opened: Workbook[] = []
  readonly references = new Map<string, HostObject>()
  readonly load: (bytes: Uint8Array) => Workbook
  readonly #apiSet: ApiSet

  constructor({ workbook, troubles, apiSet, author, load }: SessionOptions) {
    this.workbook = workbook
    this.troubles = troubles
    this.author = author
    this.load = load
    this.#apiSet = apiSet
  }

  now(): string {
    return new Date().toISOString()
  }

  supports(version: string): boolean {
    return includesSet(this.#apiSet, version)
  }

  empty(): Workbook {
    return emptyWorkbook()
  }

  object<K extends TypeName>(type: K, target: Targets[K]): HostObject {
    return new Bound(type, hostTypes[type], target, this)
  }

  /** After a batch: only what the add-in keeps a reference of still moves with its cells. */
  letGo(): void {
    for (const sheet of this.workbook.sheets) sheet.anchors.clear()
    for (const object of this.references.values()) {
      const ranges = object.as('Range') ?? object.as('RangeAreas')
      for (const anchor of ranges?.anchors ?? []) ranges?.sheet.anchors.add(anchor)
    }
  }
}
