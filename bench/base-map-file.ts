import { towns } from '#core/vocabulary/district.ts'

const columns = 225
/** Degrees between parcels, some 190 m. */
const step = 0.002

/** A made-up base of so many parcels as GeoJSON: nine vertices and thirty attributes each, one in fifty undrawn. */
export function baseFile(parcels: number, landAreaOf: (index: number) => number): Uint8Array {
  const features = Array.from({ length: parcels }, (_, index) => featureOf(index, landAreaOf(index)))
  return new TextEncoder().encode(`{"type":"FeatureCollection","features":[${features.join(',')}]}`)
}

function featureOf(index: number, area: number): string {
  const town = towns[index % towns.length]
  const number = String(index + 1).padStart(5, '0')
  const properties = {
    地块编码: `SJ-${number}`,
    所属街镇: town?.name,
    坐落: `示例路${index + 1}号`,
    不动产单元号: `310117001001GB${number}`,
    不动产权证号: `沪（2021）松字不动产权第${number}号`,
    宗地面积: area,
    权利人: `示例企业${index % 20_000}`,
    登记用途: index % 5 === 0 ? '物流仓储用地' : '工业用地',
    现状用途: '工业用地',
    规划用途: '工业用地',
    权属性质: '国有',
    取得方式: '出让',
    合法性: '合法',
    合同编号: `沪松规土（2010）出让合同第${number}号`,
    合同签订日期: '2010-06-30',
    终止日期: '2060-06-29',
    规划空间: '产业社区',
    开发边界: '城市开发边界内',
    建筑面积: Math.round(area * 120) / 100,
    容积率上限: 1.5,
    是否闲置: '否',
    暂不评价情形: '无',
    数据来源: '不动产登记',
    备用1: 'a',
    备用2: 'b',
    备用3: 'c',
    备用4: 'd',
    备用5: 'e',
    备用6: 'f',
    备用7: 'g',
  }
  const geometry = index % 50 === 49 ? null : { type: 'Polygon', coordinates: [ringOf(index)] }
  return JSON.stringify({ type: 'Feature', properties, geometry })
}

/** An octagon of some 85 m by 95 m. */
function ringOf(index: number): readonly (readonly [number, number])[] {
  const west = 121.05 + (index % columns) * step
  const south = 30.88 + Math.floor(index / columns) * (step / 1.6)
  const corners = [
    [2, 0],
    [7, 0],
    [9, 2],
    [9, 7],
    [7, 9],
    [2, 9],
    [0, 7],
    [0, 2],
    [2, 0],
  ] as const
  return corners.map(([x, y]) => [round(west + x * 0.0001), round(south + y * 0.0001)])
}

function round(degrees: number): number {
  return Number(degrees.toFixed(7))
}
