import { describe, expect, it } from 'vitest'
import { checkTopology } from '#geo/check/topology.ts'
import { boundaryWarningText } from '#geo/message.zh.ts'
import type { Position } from '#geo/shape.ts'
import { codesOf, epsg, geoJsonOf, readGeo, square } from './files.ts'

/** A rectangle by its corner and size. */
function box(x: number, y: number, width: number, height: number): Position[] {
  return [
    [x, y],
    [x, y + height],
    [x + width, y + height],
    [x + width, y],
  ]
}

const check = (...outers: Position[][]) => checkTopology(outers.map((outer) => ({ outer, holes: [] })))

describe('图形核对', () => {
  it('干净的图形没有话；相邻的两块共边也没有', () => {
    expect(check(box(0, 0, 100, 100)).faults).toEqual([])
    expect(check(box(0, 0, 100, 100), box(100, 0, 50, 100)).faults).toEqual([])
  })

  it('领结形：在交点报自相交', () => {
    const bow: Position[] = [
      [0, 0],
      [100, 100],
      [100, 0],
      [0, 100],
    ]
    expect(check(bow).faults).toEqual([{ code: 'self-intersection', at: [50, 50] }])
  })

  it('去了又回的尖刺、同一点走两次，都算自相交', () => {
    const spike: Position[] = [
      [0, 0],
      [100, 0],
      [100, 150],
      [100, 100],
      [0, 100],
    ]
    expect(check(spike).faults[0]?.code).toBe('self-intersection')
    const pinched: Position[] = [
      [0, 0],
      [50, 50],
      [0, 100],
      [100, 100],
      [50, 50],
      [100, 0],
    ]
    expect(check(pinched).faults).toEqual([{ code: 'self-intersection', at: [50, 50] }])
  })

  it('两块相差 3 厘米没接上：报细缝；差半米是有意的', () => {
    expect(check(box(0, 0, 100, 100), box(100.03, 0, 50, 100)).faults).toMatchObject([
      { code: 'tiny-gap' },
      { code: 'tiny-gap' },
    ])
    expect(check(box(0, 0, 100, 100), box(100.5, 0, 50, 100)).faults).toEqual([])
  })

  it('两块相压：报重叠', () => {
    expect(check(box(0, 0, 100, 100), box(90, -10, 50, 50)).faults.map(({ code }) => code)).toContain('parts-overlap')
  })

  it('完全相同的两块只计一次', () => {
    const boundary = readGeo(geoJsonOf([square], [square.toReversed()]), epsg(4549))
    expect(boundary.area.squareMetres).toBe(13_200)
    expect(boundary.warnings.map(boundaryWarningText)).toContain('有 1 个面与前面的面完全相同，只计一次。')
  })

  it('五万个点的圆几秒内查完；乱线报出来就停', () => {
    const many = Array.from({ length: 50_000 }, (_, index): Position => {
      const turn = (2 * Math.PI * index) / 50_000
      return [2000 * Math.cos(turn), 2000 * Math.sin(turn)]
    })
    expect(check(many)).toEqual({ faults: [], isComplete: true })
    const tangled = many.map((_, index): Position => [(index * 7919) % 5000, (index * 104729) % 5003])
    expect(check(tangled).faults.length).toBeGreaterThan(5)
  })

  it('说出地点，测量的写法：X 为北', () => {
    const bow = [square[0], square[2], square[3], square[1]].flatMap((corner) => (corner === undefined ? [] : [corner]))
    const boundary = readGeo(geoJsonOf([bow]), epsg(4549))
    expect(codesOf(boundary)).toContain('self-intersection')
    expect(boundary.warnings.map(boundaryWarningText).join('')).toContain('在 X=3431055.00，Y=614660.00 处自相交')
  })
})
