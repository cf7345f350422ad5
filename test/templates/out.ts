import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readXlsx, type Workbook } from 'hucre/xlsx'

/** A committed template. */
export async function committed(name: string): Promise<Uint8Array> {
  return new Uint8Array(await readFile(join(import.meta.dirname, '../../templates/out', name)))
}

const parsed = new Map<string, Promise<Workbook>>()

/** A committed template as another reader sees it, styles included; read once. */
export function parsedTemplate(name: string): Promise<Workbook> {
  const known = parsed.get(name) ?? committed(name).then((bytes) => readXlsx(bytes, { readStyles: true }))
  parsed.set(name, known)
  return known
}
