import type { Shape } from '../shape.ts'

/** What a reader found in a file, before anything is known of its coordinates' system. */
export interface FileReading {
  readonly shapes: readonly Shape[]
  readonly notes: readonly ReadingNote[]
}

/** What was not read as it stood, or could not be checked. */
export type ReadingNote =
  /** Points, open lines, texts: of no area. */
  | { readonly code: 'not-areas'; readonly count: number; readonly kinds: string }
  /** Arcs were replaced by chords not farther than this from them. */
  | { readonly code: 'arcs'; readonly count: number; readonly toleranceMetres: number }
  /** A ring whose ends do not meet was closed. */
  | { readonly code: 'closed'; readonly count: number }
  /** Rings within others were read as holes. */
  | { readonly code: 'holes'; readonly count: number }
  /** Nothing in the file says which system its coordinates are in. */
  | { readonly code: 'crs-unstated' }
  /** The file says something of its system that we do not know. */
  | { readonly code: 'crs-unknown'; readonly stated: string }
  /** Names could not be read as text. */
  | { readonly code: 'names-unreadable' }
