import { unzipSync, zipSync } from 'fflate'
import { refuse } from '../refuse.ts'

/** The inflated parts of an .xlsx package by name, in the order of its directory. */
export type Parts = Map<string, Uint8Array>

export interface PartEntry {
  readonly name: string
  /** As the directory declares it; the guard of the server counts the real bytes. */
  readonly inflatedBytes: number
}

/** What the package lists, without inflating anything. */
export function listParts(bytes: Uint8Array): readonly PartEntry[] {
  const entries: PartEntry[] = []
  unzip(bytes, (entry) => {
    entries.push(entry)
    return false
  })
  return entries
}

/** The wanted parts, inflated. Problems: workbook-damaged. */
export function readParts(bytes: Uint8Array, wanted: (name: string) => boolean = () => true): Parts {
  const order: string[] = []
  const found = new Map(
    Object.entries(
      unzip(bytes, ({ name }) => {
        if (name.endsWith('/') || !wanted(name)) return false
        order.push(name)
        return true
      }),
    ),
  )
  const parts: Parts = new Map()
  for (const name of order) {
    const data = found.get(name)
    if (data) parts.set(name, data)
  }
  return parts
}

function unzip(bytes: Uint8Array, wanted: (entry: PartEntry) => boolean): Readonly<Record<string, Uint8Array>> {
  try {
    return unzipSync(bytes, {
      filter: (file) => wanted({ name: file.name, inflatedBytes: file.originalSize }),
    })
  } catch (error) {
    throw refuse('workbook-damaged', { reason: error instanceof Error ? error.message : 'zip' })
  }
}

/** A package with the same bytes for the same parts: every entry carries one fixed time. */
export function writeParts(parts: Parts): Uint8Array {
  // Zip times are local times without a zone, so local components give the same bytes everywhere.
  const mtime = new Date(2026, 0, 1)
  return zipSync(Object.fromEntries(parts), { level: 6, mtime })
}
