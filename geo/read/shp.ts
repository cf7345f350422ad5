import { refuse } from '../refuse.ts'
import type { Position, Ring } from '../shape.ts'
import { type Budget, openRing, position } from './ring.ts'

const headerBytes = 100
const fileCode = 9994
const recordHeaderBytes = 8
/** Kind and extent before the counts of a polygon. */
const polygonHeaderBytes = 44

/** Kinds of shapes, two-dimensional; those with height or measure are the same with ten or twenty more. */
const kinds: Readonly<Record<number, string>> = { 0: '空', 1: '点', 3: '线', 5: '面', 8: '点', 31: '三维面' }
const polygonKind = 5

/** Rings of each record, in the order of the file; of records that are no polygons none. */
export interface ShpReading {
  readonly records: readonly (readonly Ring[])[]
  readonly kind: string
}

/**
 * Reads the polygons of a .shp, in the plane: heights and measures are left. Every length is checked against the
 * bytes that are there. Problems: boundary-damaged, boundary-number, boundary-too-many.
 */
export function readShp(bytes: Uint8Array, budget: Budget): ShpReading {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < headerBytes || view.getInt32(0) !== fileCode) throw damaged('不是 .shp 文件，或文件头不完整')
  const kind = kinds[view.getInt32(32, true) % 10] ?? '其他'
  if (view.getInt32(24) * 2 > bytes.length) throw damaged('文件不完整，应更长')
  const records: (readonly Ring[])[] = []
  let at = headerBytes
  while (at + recordHeaderBytes <= bytes.length) {
    const length = view.getInt32(at + 4) * 2
    const start = at + recordHeaderBytes
    if (length < 4 || start + length > bytes.length) throw damaged(`第 ${records.length + 1} 条记录不完整`)
    records.push(recordRings(new DataView(view.buffer, view.byteOffset + start, length), records.length + 1, budget))
    at = start + length
  }
  return { records, kind }
}

function recordRings(record: DataView, number: number, budget: Budget): readonly Ring[] {
  const kind = record.getInt32(0, true)
  if (kind % 10 !== polygonKind || kind > 25) return []
  if (record.byteLength < polygonHeaderBytes) throw damaged(`第 ${number} 条记录不完整`)
  const parts = record.getInt32(36, true)
  const points = record.getInt32(40, true)
  const firstPoint = polygonHeaderBytes + parts * 4
  if (parts < 1 || points < 0 || firstPoint + points * 16 > record.byteLength) {
    throw damaged(`第 ${number} 条记录的点数与长度不符`)
  }
  budget.addVertices(points)
  return Array.from({ length: parts }, (_, part) => {
    budget.addPolygon()
    const from = record.getInt32(polygonHeaderBytes + part * 4, true)
    const to = part + 1 === parts ? points : record.getInt32(polygonHeaderBytes + (part + 1) * 4, true)
    if (from < 0 || from >= to || to > points) throw damaged(`第 ${number} 条记录的分部次序不符`)
    const positions: Position[] = Array.from({ length: to - from }, (_point, index) => {
      const offset = firstPoint + (from + index) * 16
      const place = `第 ${number} 条记录第 ${from + index + 1} 点`
      return position(record.getFloat64(offset, true), record.getFloat64(offset + 8, true), place)
    })
    const ring = openRing(positions)
    if (ring === null) throw damaged(`第 ${number} 条记录不足 3 个不同的点`)
    return ring
  })
}

function damaged(reason: string): Error {
  return refuse('boundary-damaged', { part: '.shp', reason })
}
