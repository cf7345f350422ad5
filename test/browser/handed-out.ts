import { patchWorkbook } from '#workbook/patch.ts'
import { wangFang, zhouTao } from '../server/cast.ts'
import { baseFields, fileOf, handOut, parcelOf, thisYear } from '../server/hand-out/stage.ts'
import { push } from '../server/rows.ts'
import type { PaneServer } from './pane-server.ts'

/** The example parcel's 一地一表 as the server hands it out, its area changed by somebody who took the protection off. */
export async function changedHandOut({ service }: Pick<PaneServer, 'service'>): Promise<Uint8Array> {
  await push(service, zhouTao, [parcelOf(thisYear, 'SJ-XQ-0137', baseFields())])
  const bytes = fileOf(await handOut(service, wangFang), 'SJ-XQ-0137')
  const { read, utils } = await import('xlsx')
  const sheet = '用地主体自评表'
  const label = Object.entries(read(bytes).Sheets[sheet] ?? {}).find(([, cell]) => cell.v === '土地面积（m²）')
  const { r, c } = utils.decode_cell(label?.[0] ?? '')
  return patchWorkbook(bytes, [{ sheet, cell: utils.encode_cell({ r, c: c + 1 }), value: 999 }])
}
