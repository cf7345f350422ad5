import { streamZip, type ZippedFile } from '#workbook/zip.ts'
import type { ExportFile } from '../export/export-file.ts'

/** Slips and list in one file, so that what is shown once is saved once. */
export function bundle(name: string, files: readonly ZippedFile[]): ExportFile {
  return { name, bytes: streamZip(each(files)) }
}

async function* each(files: readonly ZippedFile[]): AsyncGenerator<ZippedFile, void> {
  yield* files
}
