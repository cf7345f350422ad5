import { readParcelFile } from '#geo/parcel-file.ts'
import type { Encoding } from '#geo/read/decode.ts'
import { refuse } from '#geo/refuse.ts'
import { readCsv } from '#workbook/csv.ts'
import { loadWorkbook } from '#workbook/load.ts'
import { inspectPackage } from '#workbook/package/inspect.ts'
import { unpackShapefile } from '../attachments/shapefile.ts'
import { guardWorkbook } from '../upload/guard.ts'
import { tableOfFeatures } from './read-features.ts'
import { readTables } from './read-table.ts'
import type { BaseFileReading, BaseFileTask } from './reading.ts'

/** Reads a file of the base map; in the child process only. Throws ProblemError, those of startBaseImport. */
export async function readBaseFile(task: BaseFileTask): Promise<BaseFileReading> {
  switch (task.format) {
    case 'xlsx':
      return readXlsx(task)
    case 'csv':
      return readText(task)
    case 'geojson':
      return tableOfFeatures(readParcelFile({ format: 'geojson', bytes: task.bytes }, declaredOf(task), decode))
    case 'shapefile': {
      const parts = await unpackShapefile(task.bytes)
      return tableOfFeatures(readParcelFile({ format: 'shapefile', parts }, declaredOf(task), decode))
    }
  }
}

async function readXlsx({ bytes, kind, sheet }: BaseFileTask): Promise<BaseFileReading> {
  await guardWorkbook(bytes)
  const names = inspectPackage(bytes).map(({ name }) => name)
  const { grids, is1904 } = await loadWorkbook(bytes, names)
  const read = readTables(grids, kind, sheet)
  // A serial of the 1904 system would be a day four years off; nobody has written one in years.
  const notes = is1904 ? [...read.notes, '工作簿使用 1904 日期系统，日期请以文字形式提供。'] : read.notes
  return { ...read, notes, encoding: null }
}

function readText({ bytes, kind, sheet }: BaseFileTask): BaseFileReading {
  const utf8 = decode(bytes, 'utf-8')
  const text = utf8 ?? decode(bytes, 'gbk')
  if (text === null || text.includes('\u0000')) {
    throw refuse('base-file-unreadable', { reason: '文字不是 UTF-8 或 GBK' })
  }
  const rows = readCsv(text)
  const first = rows[0]?.[0] ?? ''
  if (rows[0]?.length === 1 && /[\t;；，|]/.test(first)) {
    throw refuse('base-file-unreadable', { reason: '各列之间应以英文逗号分隔' })
  }
  const read = readTables([{ name: null, hidden: false, rows }], kind, sheet)
  return { ...read, encoding: utf8 === null ? 'gbk' : 'utf-8' }
}

function declaredOf({ declared }: BaseFileTask) {
  if (declared === null) throw new Error('a file with boundaries needs a declared system')
  return declared
}

function decode(bytes: Uint8Array, encoding: Encoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
