import { describe, expect, it } from 'vitest'
import { boundaryLimits } from '#geo/limits.ts'
import { epsg, geoJsonOf, hole, readDrawing, readGeo, readShape, refusalOf, square, whyOf } from './files.ts'
import { dbfOf, shpOf } from './shapefile-writer.ts'

const crs = epsg(4549)
const closed = [...square, square[0] ?? [0, 0]] as const
const ring = [...hole, hole[0] ?? [0, 0]] as const
const shp = shpOf([[closed, ring], [closed]])
const dbf = dbfOf('NAME', [Uint8Array.of(0x61), Uint8Array.of(0x62)])

/** Text around one polygon. */
function polygon(coordinates: string): string {
  return `{"type":"Polygon","coordinates":${coordinates}}`
}

function circle(count: number): readonly (readonly [number, number])[] {
  return Array.from({ length: count }, (_, index) => {
    const turn = (2 * Math.PI * index) / count
    return [614_600 + 500 * Math.cos(turn), 3_431_000 + 500 * Math.sin(turn)]
  })
}

describe('坏文件：每个都有名称，不当成我们的故障', () => {
  it.each([
    ['不是 JSON', '{"type":', 'boundary-damaged'],
    ['数组', '[]', 'boundary-damaged'],
    ['空对象', '{}', 'boundary-damaged'],
    ['坐标为 NaN', polygon('[[[1,NaN],[2,2],[3,3]]]'), 'boundary-number'],
    ['坐标为文字', polygon('[[["614600","3431000"],[1,1],[2,2]]]'), 'boundary-number'],
    ['坐标为 1e999', polygon('[[[1e999,3431000],[614700,3431000],[614700,3431100]]]'), 'boundary-number'],
    ['坐标为 null', polygon('[[null,[1,1],[2,2]]]'), 'boundary-number'],
    ['少于三点', polygon('[[[614600,3431000],[614700,3431000],[614600,3431000]]]'), 'boundary-damaged'],
    ['没有圈', polygon('[]'), 'boundary-damaged'],
    ['只有线', '{"type":"LineString","coordinates":[[1,1],[2,2]]}', 'boundary-empty'],
    ['没有要素', '{"type":"FeatureCollection","features":[]}', 'boundary-empty'],
    ['几何为空', '{"type":"Feature","geometry":null}', 'boundary-empty'],
    ['__proto__', '{"type":"__proto__","__proto__":{"type":"Polygon"}}', 'boundary-damaged'],
    ['HTML', '<html></html>', 'boundary-damaged'],
    ['嵌套万层', '['.repeat(10_000) + ']'.repeat(10_000), 'boundary-damaged'],
  ])('GeoJSON：%s', (_, text, code) => {
    expect(refusalOf(() => readGeo(text, crs)).code).toBe(code)
  })

  it('GeoJSON：图形集套图形集，套到第六层不再读', () => {
    const deep = Array.from({ length: 6 }).reduce<string>(
      (inner) => `{"type":"GeometryCollection","geometries":[${inner}]}`,
      polygon('[]'),
    )
    expect(refusalOf(() => readGeo(deep, crs)).code).toBe('boundary-too-many')
  })

  it('一百万个点、五百零一个面：不读', () => {
    expect(
      whyOf(() =>
        readGeo(geoJsonOf([circle(1_000_000).map(([x, y]) => [Math.round(x), Math.round(y)] as const)]), crs),
      ),
    ).toBe('界址点超过 20,000 个，没有读取。')
    const many = Array.from({ length: 501 }, () => [square])
    expect(whyOf(() => readGeo(geoJsonOf(...many), crs))).toBe('面超过 500 个，没有读取。')
    expect(refusalOf(() => readShape({ shp: shpOf([[circle(20_001)]]), dbf, prj: null }, crs)).code).toBe(
      'boundary-too-many',
    )
    const vertices = circle(20_001).map(([x, y]) => `10\n${x}\n20\n${y}\n`)
    const text = `0\nSECTION\n2\nENTITIES\n0\nLWPOLYLINE\n8\n0\n70\n1\n${vertices.join('')}0\nENDSEC\n0\nEOF\n`
    expect(refusalOf(() => readDrawing(text)).code).toBe('boundary-too-many')
  })

  it('过大的文件不解码', () => {
    expect(refusalOf(() => readGeo(new Uint8Array(boundaryLimits.bytes + 1), crs)).code).toBe('boundary-too-large')
  })

  it('Shapefile：在任何一个字节截断，或改任何一个字节，都不是故障', () => {
    for (let length = 0; length < shp.length; length += 3) {
      expect(refusalOf(() => readShape({ shp: shp.slice(0, length), dbf, prj: null }, crs)).code).toBe(
        'boundary-damaged',
      )
    }
    for (let at = 0; at < shp.length; at += 1) {
      for (const value of [0x00, 0x7f, 0xff]) {
        const changed = shp.slice()
        changed[at] = value
        expectReadOrRefused(() => readShape({ shp: changed, dbf, prj: null }, crs))
      }
    }
  })

  it('.dbf：在任何一个字节截断，或改任何一个字节，都不是故障', () => {
    for (let length = 0; length < dbf.length; length += 1) {
      expect(refusalOf(() => readShape({ shp, dbf: dbf.slice(0, length), prj: null }, crs)).code).toBe(
        'boundary-damaged',
      )
    }
    for (let at = 0; at < dbf.length; at += 1) {
      for (const value of [0x00, 0x0d, 0x80, 0xff]) {
        const changed = dbf.slice()
        changed[at] = value
        expectReadOrRefused(() => readShape({ shp, dbf: changed, prj: null }, crs))
      }
    }
  })

  it.each([
    ['空', ''],
    ['没有图形段', '0\nSECTION\n2\nHEADER\n0\nENDSEC\n0\nEOF\n'],
    ['截断', '0\nSECTION\n2\nENTITIES\n0\nLWPOLYLINE\n8\n0\n10\n614600\n'],
    ['末行缺值', '0\nSECTION\n2\nENTITIES\n0'],
    ['二进制 DXF', 'AutoCAD Binary DXF\r\n\u001a\u0000'],
    ['组码是文字', '0\nSECTION\n2\nENTITIES\nabc\n1\n'],
  ])('DXF：%s', (_, text) => {
    expect(refusalOf(() => readDrawing(text)).code).toBe('boundary-damaged')
  })

  it('DXF：坐标不是数字的，说在第几行', () => {
    const text = '0\nSECTION\n2\nENTITIES\n0\nLWPOLYLINE\n8\n0\n70\n1\n10\nabc\n20\n1\n0\nENDSEC\n0\nEOF\n'
    expect(whyOf(() => readDrawing(text))).toBe('第 12 行的坐标不是有效的数。')
  })
})

/** What is no refusal is rethrown and fails the test. */
function expectReadOrRefused(read: () => unknown): void {
  try {
    read()
  } catch {
    expect(refusalOf(read).code).toMatch(/^boundary-/)
  }
}
