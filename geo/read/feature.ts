import type { Attribute, Polygon } from '../shape.ts'
import type { ReadingNote } from './reading.ts'

/** One record of a file of many parcels: its attributes and, where it has one, its boundary. */
export interface Feature {
  /** As the file numbers it, from 1. */
  readonly number: number
  readonly attributes: readonly Attribute[]
  /** Empty without a boundary. */
  readonly polygons: readonly Polygon[]
  /** Why the boundary could not be read, as a sentence; the record stands all the same. */
  readonly fault: string | null
}

export interface FeatureReading {
  readonly features: readonly Feature[]
  readonly notes: readonly ReadingNote[]
}
