import type { DeclaredCrs } from '../crs.ts'
import { boundaryLimits } from '../limits.ts'
import { refuse } from '../refuse.ts'
import type { Attribute, Polygon, Position, Ring, Shape } from '../shape.ts'
import type { FileReading, ReadingNote } from './reading.ts'
import { type Budget, createBudget, openRing, position } from './ring.ts'
import { checkStatedCrs } from './stated-crs.ts'

export type Json = Readonly<Record<string, unknown>>

/**
 * Reads polygons of a GeoJSON text: features, collections, geometries. Problems: boundary-damaged, boundary-number,
 * boundary-empty, boundary-too-many, boundary-crs.
 */
export function readGeoJson(text: string, declared: DeclaredCrs): FileReading {
  const root = parseGeoJson(text)
  const walker = createWalker()
  walker.walk(root, [], 0, '文件')
  const notes: ReadingNote[] = statedCrs(root, declared)
  if (walker.others.size > 0) {
    const kinds = [...walker.others.keys()].join('、')
    notes.push({ code: 'not-areas', count: [...walker.others.values()].reduce((sum, count) => sum + count, 0), kinds })
  }
  if (walker.shapes.length === 0) {
    throw refuse('boundary-empty', { found: [...walker.others.keys()].join('、') || '空' })
  }
  return { shapes: walker.shapes, notes }
}

/** The object that a GeoJSON text is. Problems: boundary-damaged, boundary-number. */
export function parseGeoJson(text: string): Json {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    if (/[[,\s-](NaN|Infinity)\b/.test(text)) throw refuse('boundary-number', { place: '文件' })
    throw damaged('不是完整的 JSON 文本')
  }
  if (!isObject(parsed)) throw damaged('最外层应为对象')
  return parsed
}

interface Walker {
  readonly shapes: Shape[]
  /** Kinds of geometry that have no area, with their number. */
  readonly others: Map<string, number>
  walk(node: unknown, attributes: readonly Attribute[], depth: number, place: string): void
}

function createWalker(): Walker {
  const shapes: Shape[] = []
  const others = new Map<string, number>()
  const budget = createBudget()

  function walk(node: unknown, attributes: readonly Attribute[], depth: number, place: string): void {
    if (depth > boundaryLimits.depth)
      throw refuse('boundary-too-many', { what: '嵌套层次', limit: boundaryLimits.depth })
    if (node === null) return
    if (!isObject(node)) throw damaged(`${place}不是对象`)
    switch (node.type) {
      case 'FeatureCollection':
        for (const [index, feature] of listOf(node.features, '要素表').entries()) {
          walk(feature, [], depth + 1, `第 ${index + 1} 个要素`)
        }
        break
      case 'Feature':
        walk(node.geometry, attributesOf(node.properties), depth + 1, place)
        break
      case 'GeometryCollection':
        for (const [index, geometry] of listOf(node.geometries, place).entries()) {
          walk(geometry, attributes, depth + 1, `${place}的第 ${index + 1} 个图形`)
        }
        break
      case 'Polygon':
        add(node.coordinates, attributes, place)
        break
      case 'MultiPolygon':
        for (const [index, part] of listOf(node.coordinates, place).entries()) {
          add(part, attributes, `${place}的第 ${index + 1} 部分`)
        }
        break
      case 'Point':
      case 'MultiPoint':
      case 'LineString':
      case 'MultiLineString':
        others.set(kindNames[node.type], (others.get(kindNames[node.type]) ?? 0) + 1)
        break
      default:
        throw damaged(`${place}的类型不是 GeoJSON 的`)
    }
  }

  function add(coordinates: unknown, attributes: readonly Attribute[], place: string): void {
    budget.addPolygon()
    shapes.push({ polygon: polygonOf(coordinates, place, budget), attributes })
  }

  return { shapes, others, walk }
}

const kindNames = { Point: '点', MultiPoint: '点', LineString: '线', MultiLineString: '线' } as const

/** @param place where it stands, in Chinese */
export function polygonOf(coordinates: unknown, place: string, budget: Budget): Polygon {
  const [outer, ...holes] = listOf(coordinates, place).map((ring, index) =>
    ringOf(ring, `${place}第 ${index + 1} 圈`, budget),
  )
  if (outer === undefined) throw damaged(`${place}没有坐标`)
  return { outer, holes }
}

function ringOf(coordinates: unknown, place: string, budget: Budget): Ring {
  const list = listOf(coordinates, place)
  budget.addVertices(list.length)
  const positions: Position[] = list.map((pair, index) => {
    const [first, second] = Array.isArray(pair) ? (pair as readonly unknown[]) : []
    return position(first, second, `${place}第 ${index + 1} 点`)
  })
  const ring = openRing(positions)
  if (ring === null) throw damaged(`${place}不足 3 个不同的点`)
  return ring
}

export function attributesOf(properties: unknown): readonly Attribute[] {
  if (!isObject(properties)) return []
  return Object.entries(properties)
    .filter(([, value]) => typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    .slice(0, boundaryLimits.attributes)
    .map(([name, value]) => [
      name.slice(0, boundaryLimits.attributeLength),
      String(value).slice(0, boundaryLimits.attributeLength),
    ])
}

/** The member `crs` of GeoJSON before 2016, which survey programs still write. Problem: boundary-crs. */
export function statedCrs(root: Json, declared: DeclaredCrs): ReadingNote[] {
  const { crs } = root
  const properties = isObject(crs) ? crs.properties : null
  const name = isObject(properties) ? properties.name : null
  // Without it the standard says WGS 84, which nobody who exports 4549 heeds.
  return typeof name === 'string' ? checkStatedCrs(name, declared) : [{ code: 'crs-unstated' }]
}

export function listOf(value: unknown, place: string): readonly unknown[] {
  if (!Array.isArray(value)) throw damaged(`${place}缺少坐标或要素`)
  return value
}

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function damaged(reason: string): Error {
  return refuse('boundary-damaged', { part: 'GeoJSON', reason })
}
