import type { ParcelFileReading } from '#geo/parcel-file.ts'
import { refuse } from '#geo/refuse.ts'
import { baseFileLimits } from './limits.ts'
import type { BaseFileReading } from './reading.ts'

/** Features as a table: a column an attribute, in the order in which they first appear. Problem: workbook-too-many-rows. */
export function tableOfFeatures({ records, notes }: ParcelFileReading): BaseFileReading {
  if (records.length > baseFileLimits.records) throw refuse('workbook-too-many-rows', { limit: baseFileLimits.records })
  const columns = new Map<string, number>()
  for (const { attributes } of records) {
    for (const [name] of attributes) {
      if (!columns.has(name) && columns.size < baseFileLimits.columns) columns.set(name, columns.size)
    }
  }
  return {
    headings: [...columns.keys()],
    records: records.map(({ number, attributes, boundary, faults }) => {
      const cells: (string | null)[] = Array.from({ length: columns.size }, () => null)
      for (const [name, value] of attributes) {
        const column = columns.get(name)
        if (column !== undefined) cells[column] = value
      }
      return { row: number, cells, boundary, faults }
    }),
    sheets: [],
    encoding: null,
    notes: notes.flatMap((note) => wordings[note.code] ?? []),
  }
}

const wordings: Readonly<Partial<Record<ParcelFileReading['notes'][number]['code'], string>>> = {
  'crs-unstated': '文件没有注明坐标系，按所选坐标系计算。',
  'crs-unknown': '文件注明的坐标系无法识别，按所选坐标系计算。',
  'axes-swapped': '坐标按“北、东”次序排列，已按此读取，原坐标不变。',
}
