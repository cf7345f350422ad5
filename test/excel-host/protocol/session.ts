import type { Workbook } from '../model/workbook.ts'
import type { Troubles } from '../troubles/troubles.ts'
import type { EventRegistry } from './event-registry.ts'
import type { HostObject, TypeName } from './host-type.ts'
import type { Targets } from './targets.ts'

/** What the types of the API need of the host while they do something. */
export interface Session {
  readonly workbook: Workbook
  readonly troubles: Troubles
  readonly author: string
  readonly events: EventRegistry
  /** Workbooks that createWorkbook opened. */
  readonly opened: Workbook[]
  /** Objects kept with `_KeepReference`, by their reference. */
  readonly references: Map<string, HostObject>
  now(): string
  /** True when the requirement set of the host has this version of ExcelApi. */
  supports(version: string): boolean
  object<K extends TypeName>(type: K, target: Targets[K]): HostObject
  /** A workbook as Excel opens it anew. */
  empty(): Workbook
  /** A workbook from the bytes of an .xlsx. */
  load(bytes: Uint8Array): Workbook
}
