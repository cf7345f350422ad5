import { describe, expect, it } from 'vitest'
import type { LocalGrid } from '#geo/crs.ts'
import { codesOf, epsg, geoJsonOf, readGeo, square, whyOf } from './files.ts'

const turned = square.map(([east, north]) => [north, east] as const)
const zoned = square.map(([east, north]) => [east + 40_000_000, north] as const)
const degrees = [
  [121.2, 31],
  [121.2, 31.001],
  [121.201, 31.001],
  [121.201, 31],
] as const

describe('坐标次序与带号', () => {
  it('北坐标在前的照读，原坐标不动，说一声', () => {
    const boundary = readGeo(geoJsonOf([turned]), epsg(4549))
    expect(boundary.axes).toEqual({ order: 'north-east', zone: 0 })
    expect(boundary.shapes[0]?.polygon.outer).toEqual(turned)
    expect(boundary.plane[0]?.outer).toEqual(square)
    expect(boundary.area.squareMetres).toBe(13_200)
    expect(codesOf(boundary)).toContain('axes-swapped')
  })

  it('40 614 600：4528 正好，4549 提示；第 39 带不收', () => {
    expect(codesOf(readGeo(geoJsonOf([zoned]), epsg(4528)))).toEqual(['crs-unstated'])
    const boundary = readGeo(geoJsonOf([zoned]), epsg(4549))
    expect(codesOf(boundary)).toEqual(['crs-unstated', 'zone-number'])
    expect(boundary.area.squareMetres).toBe(13_200)
    expect(boundary.plane[0]?.outer).toEqual(square)
    const other = square.map(([east, north]) => [east + 39_000_000, north] as const)
    expect(whyOf(() => readGeo(geoJsonOf([other]), epsg(4528)))).toContain('带号为 39')
  })

  it('经纬度写反的照读；所选坐标系不对的，说像什么', () => {
    const swapped = degrees.map(([longitude, latitude]) => [latitude, longitude] as const)
    const boundary = readGeo(geoJsonOf([swapped]), epsg(4490))
    expect(codesOf(boundary)).toContain('axes-swapped')
    expect(boundary.area).toEqual(readGeo(geoJsonOf([degrees]), epsg(4490)).area)
    expect(whyOf(() => readGeo(geoJsonOf([degrees]), epsg(4549)))).toBe(
      '所选为 EPSG:4549；坐标像经纬度，应选 EPSG:4490。',
    )
    expect(whyOf(() => readGeo(geoJsonOf([square]), epsg(4490)))).toContain('坐标像平面坐标（米）')
    const local = square.map(([east, north]) => [east - 640_000, north - 3_455_000] as const)
    expect(whyOf(() => readGeo(geoJsonOf([local]), epsg(4549)))).toContain('像上海2000等地方坐标')
  })

  it('文件自己注明别的坐标系的，不收', () => {
    const stated = (name: string): string =>
      JSON.stringify({
        type: 'FeatureCollection',
        crs: { type: 'name', properties: { name } },
        features: [{ type: 'Feature', properties: null, geometry: { type: 'Polygon', coordinates: [square] } }],
      })
    expect(codesOf(readGeo(stated('urn:ogc:def:crs:EPSG::4549'), epsg(4549)))).toEqual([])
    expect(whyOf(() => readGeo(stated('urn:ogc:def:crs:EPSG::4547'), epsg(4549)))).toContain('EPSG:4547')
    expect(whyOf(() => readGeo(stated('Xian_1980_3_Degree_GK_CM_120E'), epsg(4549)))).toContain('西安80')
  })

  it('不在松江的提示；平面坐标与经纬度互相换得回来', () => {
    const far = square.map(([east, north]) => [east + 60_000, north] as const)
    expect(codesOf(readGeo(geoJsonOf([far]), epsg(4549)))).toContain('outside-songjiang')
    const [longitude, latitude] = readGeo(geoJsonOf([square]), epsg(4549)).geographic[0]?.outer[0] ?? [0, 0]
    // As GDAL 3.6 (PROJ 9.1) has it in the fixture.
    expect(longitude).toBeCloseTo(121.199838056, 9)
    expect(latitude).toBeCloseTo(30.9946577544, 9)
  })
})

describe('地方坐标系', () => {
  const grid: LocalGrid = {
    name: '示例独立坐标系',
    source: '示例',
    order: 'north-east',
    shiftEast: 614_000,
    shiftNorth: 3_430_000,
    rotationSeconds: 36,
    scalePpm: 50,
  }

  it('只按给定的四参数换算；面积按本坐标系的平面', () => {
    const ring = [
      [1000, 600],
      [1110, 600],
      [1110, 720],
      [1000, 720],
    ] as const
    const boundary = readGeo(geoJsonOf([ring]), { kind: 'local', grid })
    expect(boundary.area.squareMetres).toBe(13_200)
    const [east, north] = boundary.plane[0]?.outer[0] ?? [0, 0]
    const turn = (36 / 3600 / 180) * Math.PI
    expect(east).toBeCloseTo(614_000 + 1.00005 * (600 * Math.cos(turn) - 1000 * Math.sin(turn)), 6)
    expect(north).toBeCloseTo(3_430_000 + 1.00005 * (600 * Math.sin(turn) + 1000 * Math.cos(turn)), 6)
  })
})
