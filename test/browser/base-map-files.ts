import { strToU8, zipSync } from 'fflate'
import { writeXlsx } from 'hucre/xlsx'
import { gbk } from '../gbk.ts'
import { dbfOf, shpOf } from '../geo/shapefile-writer.ts'

export interface BaseFile {
  readonly name: string
  readonly bytes: Uint8Array
}

type Cell = string | number

/** As an officer gets it: a workbook with one sheet, headings first. */
export async function workbookFile(name: string, rows: readonly (readonly Cell[])[]): Promise<BaseFile> {
  const bytes = await writeXlsx({ sheets: [{ name: '宗地', rows: rows.map((row) => [...row]) }] })
  return { name, bytes }
}

/** CSV in GBK, as Excel saves it. */
export function gbkFile(name: string, rows: readonly (readonly Cell[])[]): BaseFile {
  return { name, bytes: gbk(rows.map((row) => row.join(',')).join('\r\n')) }
}

/** Boundaries in EPSG 4549 with the 街镇 of each as their only attribute. */
export function shapefile(name: string, squares: readonly (readonly [east: number, north: number])[]): BaseFile {
  const rings = squares.map(([east, north]) => [
    [
      [east, north],
      [east, north + 100],
      [east + 120, north + 100],
      [east + 120, north],
      [east, north],
    ] as const,
  ])
  const towns = squares.map(() => strToU8('新桥镇'))
  return {
    name,
    bytes: zipSync({ '图斑.shp': shpOf(rings), '图斑.dbf': dbfOf('XZMC', towns), '图斑.cpg': strToU8('UTF-8') }),
  }
}
