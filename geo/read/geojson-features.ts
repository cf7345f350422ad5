import { ProblemError } from '#core/error/problem.ts'
import type { DeclaredCrs } from '../crs.ts'
import { parcelFileLimits } from '../limits.ts'
import { refuse } from '../refuse.ts'
import type { Polygon } from '../shape.ts'
import type { Feature, FeatureReading } from './feature.ts'
import { attributesOf, isObject, type Json, listOf, parseGeoJson, polygonOf, statedCrs } from './geojson.ts'
import { type Budget, createBudget } from './ring.ts'

/**
 * The features of a GeoJSON text with their attributes; those without a boundary stay in. A boundary that cannot be read
 * is told of its feature and refuses nothing else. Problems: boundary-damaged, boundary-number (of the whole text),
 * boundary-empty, boundary-too-many, boundary-crs.
 */
export function readGeoJsonFeatures(text: string, declared: DeclaredCrs): FeatureReading {
  const root = parseGeoJson(text)
  if (root.type !== 'FeatureCollection') {
    throw refuse('boundary-damaged', { part: 'GeoJSON', reason: '最外层应为 FeatureCollection' })
  }
  const notes = statedCrs(root, declared)
  const budget = createBudget(parcelFileLimits)
  const features = listOf(root.features, '要素表').map((feature, index) => featureOf(feature, index + 1, budget))
  if (features.length === 0) throw refuse('boundary-empty', { found: '空' })
  return { features, notes }
}

function featureOf(feature: unknown, number: number, budget: Budget): Feature {
  const place = `第 ${number} 个要素`
  if (!isObject(feature)) return { number, attributes: [], polygons: [], fault: `${place}不是对象。` }
  const attributes = attributesOf(feature.properties)
  try {
    return { number, attributes, polygons: polygonsOf(feature.geometry, place, budget), fault: null }
  } catch (error) {
    if (!(error instanceof ProblemError) || error.problem.code === 'boundary-too-many') throw error
    return { number, attributes, polygons: [], fault: faultOf(error, place) }
  }
}

function faultOf({ problem }: ProblemError, place: string): string {
  if (problem.code === 'boundary-number') return `${problem.details.place}的坐标不是有效的数。`
  return problem.code === 'boundary-damaged' ? `${problem.details.reason}。` : `${place}的界址读不出来。`
}

function polygonsOf(geometry: unknown, place: string, budget: Budget): readonly Polygon[] {
  if (geometry === null || geometry === undefined) return []
  const { type, coordinates }: Json = isObject(geometry) ? geometry : {}
  if (type !== 'Polygon' && type !== 'MultiPolygon') {
    throw refuse('boundary-damaged', { part: 'GeoJSON', reason: `${place}的图形不是面` })
  }
  const parts = type === 'Polygon' ? [coordinates] : listOf(coordinates, place)
  return parts.map((part, index) => {
    budget.addPolygon()
    return polygonOf(part, parts.length === 1 ? place : `${place}的第 ${index + 1} 部分`, budget)
  })
}
