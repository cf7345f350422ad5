import type { ProblemCode } from '#core/error/problem.ts'

/** A file that someone may send, and what becomes of it. */
export interface HostileFile {
  readonly name: string
  readonly bytes: () => Uint8Array
  /** The code it is refused with, or 'read' when it is harmless. */
  readonly outcome: ProblemCode | 'read'
  /** Part of the reason told with the code, where one code has many reasons. */
  readonly reason?: string
}
