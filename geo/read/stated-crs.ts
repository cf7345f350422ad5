import { crsName, type DeclaredCrs, type EpsgCode, isEpsgCode } from '../crs.ts'
import { refuse } from '../refuse.ts'
import type { ReadingNote } from './reading.ts'

/** Systems that look alike and are not: their coordinates are off by some metres to a hundred. */
const others: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/beijing[ _]?1954|北京54|krasovsky/i, '北京54坐标系'],
  [/xian[ _]?1980|西安80|IAG[ _]?75/i, '西安80坐标系'],
  [/GCJ[ _-]?0?2/i, 'GCJ-02（地图加偏坐标）'],
]

/**
 * Compares what a file says of its system (.prj, the member `crs`) with what was declared. What says nothing we know
 * is noted. Problem: boundary-crs when it says another.
 */
export function checkStatedCrs(stated: string, declared: DeclaredCrs): ReadingNote[] {
  const other = others.find(([pattern]) => pattern.test(stated))
  if (other !== undefined) {
    throw refuse('boundary-crs', { declared: crsName(declared), reason: `文件注明为${other[1]}，须先转换` })
  }
  const code = statedCode(stated)
  if (code === null) return [{ code: 'crs-unknown', stated: stated.slice(0, 80) }]
  if (declared.kind === 'local' || groundOf(code) !== groundOf(declared.code)) {
    throw refuse('boundary-crs', { declared: crsName(declared), reason: `文件注明为 EPSG:${code}` })
  }
  return []
}

/** 4549 and 4528 are one plane; the number of the zone before the easting is seen from the numbers themselves. */
function groundOf(code: number): string {
  return code === 4549 || code === 4528 ? 'zone 40' : `${code}`
}

/** The code that a text names, or that the parameters of a well-known text amount to; null when neither. */
function statedCode(stated: string): EpsgCode | number | null {
  const named = [...stated.matchAll(/EPSG(?:"\s*,\s*"|::?|\/0\/)(\d{4,5})/gi)].at(-1)?.[1]
  if (named !== undefined && (isEpsgCode(Number(named)) || !stated.includes('['))) return Number(named)
  if (/CRS84/.test(stated)) return null
  if (!/CGCS_?2000|China_2000|China_Geodetic_Coordinate_System_2000/i.test(stated)) return null
  if (!/PROJCS|PROJCRS/i.test(stated)) return 4490
  const meridian = parameter(stated, 'central_meridian|Longitude of natural origin')
  const easting = parameter(stated, 'false_easting|False easting')
  if (meridian === null || easting === null) return null
  if (meridian !== 120) return 4534 + (meridian - 75) / 3
  return easting === 40_500_000 ? 4528 : 4549
}

function parameter(text: string, names: string): number | null {
  const found = new RegExp(`"(?:${names})"\\s*,\\s*(-?[\\d.]+)`, 'i').exec(text)?.[1]
  return found === undefined ? null : Number(found)
}
