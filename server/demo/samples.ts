import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { townName } from '#core/vocabulary/district.ts'
import { fillTemplate } from '#workbook/fill.ts'
import type { SampleParcel } from './district.ts'

export interface SampleWorkbook {
  /** File name, with 示例 in it. */
  readonly name: string
  readonly title: string
  readonly bytes: Uint8Array
}

const templates = resolve(import.meta.dirname, '../../templates/out')

async function filled(
  template: string,
  cycle: string,
  parcels: readonly SampleParcel[],
  parcelCode: string | null,
): Promise<Uint8Array> {
  return fillTemplate(await readFile(resolve(templates, template)), {
    parcels: parcels.map(({ parcel }) => parcel),
    firms: parcels.flatMap(({ firms }) => firms),
    meta: { cycle, parcelCode },
  })
}

/** Workbooks to open in the pane: a 街镇's ledger with findings, one parcel that is fine, one with something to correct. */
export async function sampleWorkbooks(
  cycle: string,
  parcels: readonly SampleParcel[],
): Promise<readonly SampleWorkbook[]> {
  const town = '310117105000'
  const ledger = parcels.filter(({ townCode }) => townCode === town)
  const first = ledger.find(({ parcel }) => parcel.landClass === '工业' && parcel.propertyQuality === '良')
  const wrong = ledger.find(({ parcel, firms }) => parcel.firmCount !== firms.length)
  if (first === undefined || wrong === undefined) throw new Error('the sample district has no parcel to show')
  const single = async (sample: SampleParcel, what: string): Promise<SampleWorkbook> => {
    const code = String(sample.parcel.parcelCode)
    return {
      name: `示例-一地一表-${code}.xlsx`,
      title: `示例：一地一表 ${code}（${what}）`,
      bytes: await filled('一地一表.xlsx', cycle, [sample], code),
    }
  }
  return [
    {
      name: `示例-街镇台账-${townName(town)}.xlsx`,
      title: `示例：${townName(town)}街镇台账（${ledger.length} 宗地块）`,
      bytes: await filled('街镇台账.xlsx', cycle, ledger, null),
    },
    await single(first, '可直接评分'),
    await single(wrong, '有须改正的内容'),
  ]
}
