import type { Element } from '../element.ts'
import type { PngHead } from '../png.ts'

/** Something Office would refuse, or show wrongly. */
export interface Fault {
  /** Element, or id of a resource. */
  readonly where: string
  /** What is wrong and what is expected, as a sentence. */
  readonly what: string
}

/** What a manifest is held against. */
export interface LintFacts {
  /** Version the manifest must have, "n.n.n.n". */
  readonly version: string
  /** The picture behind an address of an icon; null when there is none or it is no PNG. */
  readonly picture: (address: string) => PngHead | null
  /** Let http pass on this machine's own names: for trying out, Office itself asks for https. */
  readonly allowHttpLoopback: boolean
}

export type LintRule = (root: Element, facts: LintFacts) => readonly Fault[]
