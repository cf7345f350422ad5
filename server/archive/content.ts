import type { Viewer } from '#core/access/mask.ts'
import type { Standard } from '#core/scoring/standard.ts'
import type { ZippedFile } from '#workbook/zip.ts'
import type { EvaluationTable } from '../db/evaluation-tables.ts'
import type { Service } from '../service.ts'

/** What an archive package is made of. */
export interface ArchiveSource {
  readonly service: Service
  readonly cycle: string
  readonly evaluation: EvaluationTable
  readonly standard: Standard | null
  /** As whom the files are written: what no approval lets out is not in them. */
  readonly viewer: Viewer
  /** Whether the approval lets out every guarded value: only then the inputs themselves are in it. */
  readonly isFull: boolean
  readonly approval: number | null
  readonly overrides: readonly string[]
  /** For the heads of its files. */
  readonly lines: readonly string[]
  /** Instant as text. */
  readonly at: string
  readonly by: string
  /** Parcels whose results have been written. */
  count(parcels: number): void
}

/** A kind of content: one file of ours each, listed in contents.ts. Names of its files begin with its folder. */
export interface ArchiveContent {
  readonly id: string
  readonly title: string
  files(source: ArchiveSource): AsyncIterable<ZippedFile>
}

/** Text that is compressed on its way. */
export function textFile(name: string, text: string | AsyncIterable<string>): ZippedFile {
  return { name, bytes: typeof text === 'string' ? Buffer.from(text) : encoded(text), compressed: true }
}

export function jsonFile(name: string, value: unknown): ZippedFile {
  return textFile(name, `${JSON.stringify(value, null, 1)}\n`)
}

/** A list of lines in the text that jsonFile would give it, read while it is written. */
export function jsonListFile(name: string, pages: AsyncIterable<readonly unknown[]>): ZippedFile {
  return textFile(name, listText(pages))
}

async function* listText(pages: AsyncIterable<readonly unknown[]>): AsyncGenerator<string, void> {
  let isEmpty = true
  for await (const page of pages) {
    if (page.length === 0) continue
    // Without the bracket and the line break at either end.
    yield `${isEmpty ? '[\n' : ',\n'}${JSON.stringify(page, null, 1).slice(2, -2)}`
    isEmpty = false
  }
  yield isEmpty ? '[]\n' : '\n]\n'
}

async function* encoded(texts: AsyncIterable<string>): AsyncGenerator<Uint8Array, void> {
  for await (const text of texts) yield Buffer.from(text)
}

/** 0001 */
export function partNumber(number: number): string {
  return String(number).padStart(4, '0')
}
