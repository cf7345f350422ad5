import { describe, expect, it } from 'vitest'
import { boundaryAreaText, boundaryWarningText } from '#geo/message.zh.ts'
import { dwgSentence, dwgVersion } from '#geo/read/dwg.ts'
import { codesOf, epsg, fixture, geoJsonOf, hole, readDrawing, readGeo, readShape, square, whyOf } from './files.ts'
import { dbfOf, shpOf } from './shapefile-writer.ts'

const drawing = new TextDecoder('gbk').decode(fixture('ezdxf-r2000-gbk.dxf'))

describe('GeoJSON', () => {
  it('面积、洞、原坐标都照文件', () => {
    const boundary = readGeo(geoJsonOf([square, hole]), epsg(4549))
    expect(boundary.area).toMatchObject({ squareMetres: 13_000, method: 'planar' })
    expect(boundary.shapes[0]?.polygon).toEqual({ outer: square, holes: [hole] })
    expect(codesOf(boundary)).toEqual(['crs-unstated'])
    expect(boundaryAreaText(boundary)).toBe('范围面积 13,000.00 m²（平面，EPSG:4549），椭球面积 12,995.79 m²。')
  })

  it('GDAL 写的经纬度文件：椭球面积等于平面面积除以长度比的平方', () => {
    const boundary = readGeo(fixture('gdal-4490.geojson'), epsg(4490))
    // 114.66 km east of the central meridian: (1 + 114.66² / 2 / 6,366²)² = 1.000324.
    expect(boundary.area).toMatchObject({ method: 'geodesic' })
    expect(boundary.area.squareMetres).toBeCloseTo(13_600 / 1.000324, 0)
    expect(boundary.shapes[0]?.attributes).toContainEqual(['权利人', '示例精密制造（上海）有限公司'])
    expect(boundary.warnings).toEqual([])
  })

  it('多部分、图形集、不算面积的点和线', () => {
    const text = JSON.stringify({
      type: 'GeometryCollection',
      geometries: [
        { type: 'MultiPolygon', coordinates: [[square], [hole.map(([x, y]) => [x + 200, y])]] },
        { type: 'Point', coordinates: [614600, 3431000] },
      ],
    })
    const boundary = readGeo(text, epsg(4549))
    expect(boundary.area.squareMetres).toBe(13_400)
    expect(boundary.warnings.map(boundaryWarningText)).toContain('有 1 个图形不是闭合面（点），未计入面积。')
  })
})

describe('DXF', () => {
  it('ezdxf 写的 GBK 文件：选图层，洞，旧式多段线，直线和文字不算', () => {
    expect(whyOf(() => readDrawing(drawing))).toBe('3 个图层有闭合线：地块、圆弧、建筑。')
    const parcel = readDrawing(drawing, '地块')
    expect(parcel.area.squareMetres).toBe(13_000)
    expect(codesOf(parcel)).toEqual(['crs-unstated', 'not-areas', 'holes'])
    expect(readDrawing(drawing, '建筑').area.squareMetres).toBe(600)
    expect(whyOf(() => readDrawing(drawing, '道路'))).toContain('地块、圆弧、建筑')
  })

  it('圆弧边：20 × 30 的矩形加半径 10 的半圆', () => {
    const boundary = readDrawing(drawing, '圆弧')
    expect(boundary.area.squareMetres).toBeCloseTo(600 + 50 * Math.PI, 2)
    expect(codesOf(boundary)).toContain('arcs')
  })

  it('弧朝里的，面积减去半圆', () => {
    const inward = drawing.replace(/(\n42\n)1\.0/, '$1-1.0').replace(/( 42\r?\n)1\.0/, '$1-1.0')
    expect(inward).not.toBe(drawing)
    expect(readDrawing(inward, '圆弧').area.squareMetres).toBeCloseTo(600 - 50 * Math.PI, 2)
  })

  it('带顶点编号（组码 91）的多段线一个点不少', () => {
    const vertices = square.map(([x, y], index) => ` 10\n${x}\n 20\n${y}\n 91\n${index}\n`).join('')
    const text = `  0\nSECTION\n  2\nENTITIES\n  0\nLWPOLYLINE\n  8\n地块\n 90\n4\n 70\n1\n${vertices}  0\nENDSEC\n  0\nEOF\n`
    expect(readDrawing(text).area.squareMetres).toBe(13_200)
  })

  it('没有闭合线的，说有什么', () => {
    const text = new TextDecoder().decode(fixture('gdal.dxf'))
    expect(whyOf(() => readDrawing(text))).toBe('文件中没有闭合的面或多段线（有：填充）。')
  })
})

describe('Shapefile 各部分', () => {
  const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
  const closed = [...square, square[0] ?? [0, 0]] as const
  const ring = [...hole, hole[0] ?? [0, 0]] as const

  it('环的方向不论：洞按包含关系认', () => {
    for (const rings of [
      [closed, ring],
      [closed, ring.toReversed()],
      [closed.toReversed(), ring.toReversed()],
    ]) {
      const boundary = readShape({ shp: shpOf([rings]), dbf: dbfOf('DKBM', [utf8('甲')]), prj: null }, epsg(4549))
      expect(boundary.area.squareMetres).toBe(13_000)
    }
  })

  it('字段名和值按 GBK 读', () => {
    const gbk = Uint8Array.of(0xcb, 0xc9, 0xbd, 0xad)
    const boundary = readShape({ shp: shpOf([[closed]]), dbf: dbfOf('NAME', [gbk]), prj: null }, epsg(4549))
    expect(boundary.shapes[0]?.attributes).toEqual([['NAME', '松江']])
  })

  it('缺 .dbf 的不收；记录数不符的不收', () => {
    expect(whyOf(() => readShape({ shp: shpOf([[closed]]), dbf: null, prj: null }, epsg(4549)))).toContain('.dbf')
    const two = dbfOf('NAME', [utf8('a'), utf8('b')])
    expect(whyOf(() => readShape({ shp: shpOf([[closed]]), dbf: two, prj: null }, epsg(4549)))).toContain(
      '.shp 有 1 条',
    )
  })
})

describe('DWG', () => {
  it('看文件头，只作附件，说明白', () => {
    expect(dwgVersion(new TextEncoder().encode('AC1032\0\0'))).toBe('2018')
    expect(dwgVersion(new TextEncoder().encode('AC9999'))).toBe(null)
    expect(dwgSentence('2018')).toMatch(/已作为附件保存；系统不读取其中的坐标/)
  })
})
