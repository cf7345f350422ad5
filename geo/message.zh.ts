import { formatNumber } from '#core/form/format.ts'
import type { Boundary, BoundaryWarning } from './boundary.ts'
import { crsName } from './crs.ts'
import type { AreaComparison } from './measure/comparison.ts'
import { areaTolerancePercent } from './measure/comparison.ts'
import type { Position } from './shape.ts'

type Wordings = {
  readonly [Code in BoundaryWarning['code']]: (warning: Extract<BoundaryWarning, { code: Code }>) => string
}

/** A code without its sentence does not compile. */
const wordings: Wordings = {
  'not-areas': ({ count, kinds }) => `有 ${count} 个图形不是闭合面（${kinds}），未计入面积。`,
  arcs: ({ count, toleranceMetres }) => `有 ${count} 段圆弧，按弦高不超过 ${toleranceMetres * 1000} mm 的折线计算。`,
  closed: ({ count }) => `有 ${count} 条线首尾相差不足 5 cm，已按闭合计算，请核对。`,
  holes: ({ count }) => `有 ${count} 圈在另一圈之内，已作为扣除部分，请核对。`,
  'crs-unstated': () => '文件没有注明坐标系，按所选坐标系计算。',
  'crs-unknown': ({ stated }) => `文件注明的坐标系无法识别（${stated.slice(0, 40)}），按所选坐标系计算。`,
  'names-unreadable': () => '属性表的文字不是 UTF-8 或 GBK，没有读取；不影响面积。',
  'self-intersection': ({ at }) => `界址线在 ${placeText(at)} 处自相交或折返，面积不可靠，请更正。`,
  'parts-overlap': ({ at }) => `两个部分在 ${placeText(at)} 处相交，重叠处重复计入面积，请更正。`,
  'tiny-gap': ({ at, metres }) =>
    `两个部分在 ${placeText(at)} 处相距 ${(metres * 100).toFixed(1)} cm，疑为未接边，请核对。`,
  'axes-swapped': () => '坐标按“北、东”次序排列，已按此读取，原坐标不变。',
  'zone-number': ({ declared }) => `东坐标是否带带号与 ${declared} 的规定不一致，已按第 40 带读取，面积不受影响。`,
  duplicates: ({ count }) => `有 ${count} 个面与前面的面完全相同，只计一次。`,
  'outside-songjiang': () => '范围不在松江区内，请核对坐标系和文件。',
  'not-all-checked': () => '图形过于复杂，自相交没有检查完，请核对。',
}

/** One sentence, for screen and paper. */
export function boundaryWarningText(warning: BoundaryWarning): string {
  const word = wordings[warning.code] as (each: BoundaryWarning) => string
  return word(warning)
}

/** X = north first, as surveys write it; metres in EPSG 4549. */
function placeText([east, north]: Position): string {
  return `X=${north.toFixed(2)}，Y=${east.toFixed(2)}`
}

/** 界址范围面积 13,333.33 m²（平面，EPSG:4549 …），椭球面积 13,331.20 m²。 */
export function boundaryAreaText({ area, declared }: Boundary): string {
  const ellipsoid = area.method === 'geodesic' ? '' : `，椭球面积 ${formatNumber(area.geodesic, 2)} m²`
  const method = area.method === 'geodesic' ? '椭球' : '平面'
  return `范围面积 ${formatNumber(area.squareMetres, 2)} m²（${method}，${crsName(declared)}）${ellipsoid}。`
}

/** 范围面积与权证面积 … 相差 …。 */
export function comparisonText({ title, difference, percent, isWithin }: AreaComparison): string {
  const signed = (value: number, unit: string): string =>
    `${value > 0 ? '+' : value < 0 ? '−' : ''}${formatNumber(Math.abs(value), 2)}${unit}`
  const verdict = isWithin ? '' : `，超过 ${areaTolerancePercent}%，请核对或说明`
  return `权证面积 ${formatNumber(title, 2)} m²，范围面积相差 ${signed(difference, ' m²')}（${signed(percent, '%')}）${verdict}。`
}
