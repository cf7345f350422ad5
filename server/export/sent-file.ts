import type { ExportFile } from './export-file.ts'

/** A file of an answer. */
export interface SentFile extends ExportFile {
  /** Known length, where there is one. */
  readonly length?: number
  /** In place of the usual ones: of files that people brought. */
  readonly headers?: Readonly<Record<string, string>>
}
