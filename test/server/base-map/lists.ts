import type { ParcelDetail } from '#core/api/parcels.ts'
import { owner, zhouTao } from '../cast.ts'
import { answer, type TestApp } from '../http/test-app.ts'
import { cycle } from '../rows.ts'

export const headings = [
  '地块编码',
  '所属街镇',
  '坐落',
  '不动产单元号',
  '不动产权证号',
  '宗地面积（m²）',
  '用途',
  '权利人',
  '统一社会信用代码',
]
export const one = [
  'SJ-XQ-0001',
  '新桥镇',
  '示例路1号',
  '310117001001GB00001',
  '沪（2021）松字不动产权第000001号',
  13333.33,
  '工业用地',
  '示例精密',
  owner,
]
export const two = [
  'SJ-XQ-0002',
  '新桥镇',
  '示例路2号',
  '310117001001GB00002',
  '沪（2021）松字不动产权第000002号',
  20000,
  '工业用地',
  '示例电子',
  '',
]

export async function parcelOf(app: TestApp, parcelCode: string): Promise<ParcelDetail> {
  return (await answer(app, zhouTao, 'parcel', { params: { cycle, parcelCode } })) as ParcelDetail
}

export function layersOf(detail: ParcelDetail, field: string) {
  const found = detail.parcel.fields.find((one) => one.field === field)
  return Object.fromEntries((found?.layers ?? []).map(({ layer, value }) => [layer, value]))
}
