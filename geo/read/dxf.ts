import { boundaryLimits } from '../limits.ts'
import { refuse } from '../refuse.ts'
import type { Position, Ring, Shape } from '../shape.ts'
import { arcPoints, arcToleranceMetres } from './arc.ts'
import { type Entity, entitiesOf, type Group } from './dxf-groups.ts'
import { nested } from './nesting.ts'
import type { FileReading, ReadingNote } from './reading.ts'
import { createBudget, isSame, openRing, position } from './ring.ts'

interface Vertex {
  readonly point: Position
  /** Of the edge to the next vertex; 0 is straight. */
  readonly bulge: number
}

/** Ends that were meant to meet: farther apart a line is open. Metres. */
const closingGap = 0.05
const closedFlag = 1
const notVertexFlags = 16 | 64 | 128

/**
 * Reads the closed polylines of a text DXF: LWPOLYLINE and POLYLINE with arcs, in model space, of one layer. One
 * within another is a hole. Problems: boundary-damaged, boundary-number, boundary-empty, boundary-too-many,
 * boundary-choose-layer when several layers have closed lines and none was chosen.
 */
export function readDxf(text: string, layer: string | null): FileReading {
  const layers = readLayers(text)
  const closed = [...layers].filter(([, { rings }]) => rings.length > 0).map(([name]) => name)
  const chosen = layer ?? (closed.length === 1 ? closed[0] : undefined)
  if (chosen === undefined && closed.length > 1) {
    throw refuse('boundary-choose-layer', { layers: closed.slice(0, boundaryLimits.layers) })
  }
  const drawing = chosen === undefined ? undefined : layers.get(chosen)
  if (chosen === undefined || drawing === undefined || drawing.rings.length === 0) {
    const kinds = [...new Set([...layers.values()].flatMap(({ others }) => [...others.keys()]))]
    throw refuse('boundary-empty', {
      found: closed.length > 0 ? `图层 ${closed.join('、')}` : kinds.join('、') || '空',
    })
  }
  const polygons = nested(drawing.rings)
  const shapes: Shape[] = polygons.map((polygon) => ({ polygon, attributes: [['图层', chosen]] }))
  return { shapes, notes: notesOf(drawing, drawing.rings.length - polygons.length) }
}

/** What one layer holds. */
interface Layer {
  readonly rings: Ring[]
  /** Entities that are no closed polylines, by the name of their kind. */
  readonly others: Map<string, number>
  arcs: number
  closed: number
}

const kindNames: Readonly<Record<string, string>> = {
  LINE: '直线',
  ARC: '圆弧',
  CIRCLE: '圆',
  ELLIPSE: '椭圆',
  SPLINE: '样条曲线',
  HATCH: '填充',
  INSERT: '块',
  TEXT: '文字',
  MTEXT: '文字',
  POINT: '点',
  DIMENSION: '标注',
}

function readLayers(text: string): ReadonlyMap<string, Layer> {
  const layers = new Map<string, Layer>()
  const budget = createBudget()
  let polyline: { head: Entity; vertices: Vertex[] } | null = null
  const layerOf = (entity: Entity): Layer => {
    const name = textAt(entity, 8) ?? '0'
    const layer = layers.get(name) ?? { rings: [], others: new Map<string, number>(), arcs: 0, closed: 0 }
    layers.set(name, layer)
    return layer
  }
  const add = (head: Entity, vertices: readonly Vertex[]): void => {
    const layer = layerOf(head)
    budget.addVertices(vertices.length)
    const ring = closedRing(head, vertices, layer)
    if (ring === null) return
    budget.addPolygon()
    budget.addVertices(ring.length - vertices.length)
    layer.rings.push(ring)
  }
  for (const entity of entitiesOf(text)) {
    if (textAt(entity, 67) === '1') continue
    if (entity.name === 'LWPOLYLINE') add(entity, lightVertices(entity))
    else if (entity.name === 'POLYLINE') polyline = { head: entity, vertices: [] }
    else if (entity.name === 'VERTEX' && polyline !== null) polyline.vertices.push(...oldVertex(entity))
    else if (entity.name === 'SEQEND' && polyline !== null) {
      add(polyline.head, polyline.vertices)
      polyline = null
    } else count(layerOf(entity), kindNames[entity.name] ?? '其他')
  }
  return layers
}

function lightVertices({ groups, line }: Entity): readonly Vertex[] {
  // Drawn on the back of the plane, where X runs the other way.
  const mirror = groups.some(({ code, value }) => code === 230 && Number(value) < 0) ? -1 : 1
  const vertices: { x: Group; y: Group | null; bulge: number }[] = []
  for (const group of groups) {
    const last = vertices.at(-1)
    if (group.code === 10) vertices.push({ x: group, y: null, bulge: 0 })
    else if (group.code === 20 && last !== undefined) last.y = group
    else if (group.code === 42 && last !== undefined) last.bulge = numberOf(group)
  }
  return vertices.map(({ x, y, bulge }) => {
    if (y === null) throw refuse('boundary-damaged', { part: 'DXF', reason: `第 ${line} 行起的多段线缺少坐标` })
    return { point: position(mirror * numberOf(x), numberOf(y), `第 ${x.line} 行`), bulge: mirror * bulge }
  })
}

/** None for the points that only steer a curve or a mesh. */
function oldVertex(entity: Entity): readonly Vertex[] {
  const x = entity.groups.find(({ code }) => code === 10)
  const y = entity.groups.find(({ code }) => code === 20)
  if ((Number(textAt(entity, 70) ?? 0) & notVertexFlags) !== 0) return []
  if (x === undefined || y === undefined) {
    throw refuse('boundary-damaged', { part: 'DXF', reason: `第 ${entity.line} 行起的顶点缺少坐标` })
  }
  const bulge = entity.groups.find(({ code }) => code === 42)
  return [
    { point: position(numberOf(x), numberOf(y), `第 ${x.line} 行`), bulge: bulge === undefined ? 0 : numberOf(bulge) },
  ]
}

/** Null for an open line, which is counted as such. */
function closedRing(head: Entity, vertices: readonly Vertex[], layer: Layer): Ring | null {
  const [first] = vertices
  const last = vertices.at(-1)
  const isFlagged = (Number(textAt(head, 70) ?? 0) & closedFlag) !== 0
  const gap = first === undefined || last === undefined ? Infinity : distance(first.point, last.point)
  if (vertices.length < 2 || (!isFlagged && gap > closingGap)) {
    count(layer, '未闭合线')
    return null
  }
  const points = vertices.flatMap(({ point, bulge }, index) => {
    const next = vertices[(index + 1) % vertices.length]
    if (bulge === 0 || next === undefined || isSame(point, next.point)) return [point]
    layer.arcs += 1
    return [point, ...arcPoints(point, next.point, bulge)]
  })
  const ring = openRing(points)
  if (ring === null) count(layer, '未闭合线')
  else if (!isFlagged && gap > 0) layer.closed += 1
  return ring
}

function notesOf({ others, arcs, closed }: Layer, holes: number): readonly ReadingNote[] {
  const notes: ReadingNote[] = [{ code: 'crs-unstated' }]
  const number = [...others.values()].reduce((sum, one) => sum + one, 0)
  if (number > 0) notes.push({ code: 'not-areas', count: number, kinds: [...others.keys()].join('、') })
  if (arcs > 0) notes.push({ code: 'arcs', count: arcs, toleranceMetres: arcToleranceMetres })
  if (closed > 0) notes.push({ code: 'closed', count: closed })
  if (holes > 0) notes.push({ code: 'holes', count: holes })
  return notes
}

function count({ others }: Layer, kind: string): void {
  others.set(kind, (others.get(kind) ?? 0) + 1)
}

function textAt({ groups }: Entity, code: number): string | null {
  return groups.find((group) => group.code === code)?.value ?? null
}

function numberOf({ value, line }: Group): number {
  const number = Number(value)
  if (value === '' || !Number.isFinite(number)) throw refuse('boundary-number', { place: `第 ${line} 行` })
  return number
}

function distance([x1, y1]: Position, [x2, y2]: Position): number {
  return Math.hypot(x2 - x1, y2 - y1)
}
