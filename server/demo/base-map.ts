import type { Actor } from '../actions/actor.ts'
import { authorise } from '../actions/authorise.ts'
import { applyImport } from '../base-map/apply.ts'
import { compareImport } from '../base-map/compare.ts'
import { noteEvent } from '../base-map/note-event.ts'
import { type SentBaseFile, startImport } from '../base-map/start-import.ts'
import type { Service } from '../service.ts'
import { sampleBaseFile } from './base-map-file.ts'
import type { SampleParcel } from './district.ts'

/**
 * 底数清 of the sample district: the platform's base and two lists are applied, a registry extract with faults and
 * conflicts waits for whoever tries the page, some leads are open.
 */
export async function seedBaseMap(
  service: Service,
  officer: Actor,
  cycle: string,
  parcels: readonly SampleParcel[],
): Promise<void> {
  const base = { kind: 'platform', cycle, coverage: 'whole', crs: '4490' } as const
  await applied(service, officer, { ...base, name: '示例-城市平台底版.geojson', bytes: sampleBaseFile(parcels) })
  const list = { cycle, coverage: 'part' } as const
  await applied(service, officer, {
    ...list,
    kind: 'low-efficiency',
    name: '示例-低效清单.csv',
    bytes: lowList(parcels),
  })
  await applied(service, officer, {
    ...list,
    kind: 'disposal-plan',
    name: '示例-处置计划.csv',
    bytes: planList(parcels),
  })
  const waiting = { ...list, kind: 'registry', name: '示例-不动产登记.csv', bytes: registryList(parcels) } as const
  await compared(service, officer, waiting)
  const grant = await authorise(service, officer, 'noteBaseEvent')
  for (const [index, { parcel }] of parcels.filter((_, place) => place % 150 === 20).entries()) {
    await noteEvent(service, grant, {
      request: `sample-event-${index}`,
      event: index % 2 === 0 ? '股权转让' : '承租变更',
      day: `${Number(cycle) + 1}-03-0${index + 1}`,
      parcelCodes: [String(parcel.parcelCode)],
      note: index % 2 === 0 ? '市场监管局来函：股东变更' : '街镇上报：承租企业变更',
    })
  }
}

async function compared(
  service: Service,
  officer: Actor,
  file: SentBaseFile,
): Promise<{ readonly id: string; readonly comparison: number; readonly undecided: number }> {
  const { import: started } = await startImport(service, await authorise(service, officer, 'startBaseImport'), file)
  const grant = await authorise(service, officer, 'compareBaseImport')
  const { id, comparison, counts } = await compareImport(service, grant, started.id)
  return { id, comparison, undecided: counts?.changes.undecided ?? 0 }
}

async function applied(service: Service, officer: Actor, file: SentBaseFile): Promise<void> {
  const { id, comparison, undecided } = await compared(service, officer, file)
  const grant = await authorise(service, officer, 'applyBaseImport')
  await applyImport(service, grant, id, { comparison, undecided, reason: '示例底版' })
}

function csvOf(rows: readonly (readonly unknown[])[]): Uint8Array {
  return new TextEncoder().encode(rows.map((row) => row.map((cell) => String(cell ?? '')).join(',')).join('\r\n'))
}

function lowList(parcels: readonly SampleParcel[]): Uint8Array {
  const some = parcels.filter((_, index) => index % 60 === 7)
  return csvOf([
    ['年度', '地块编码', '用地主体名称', '低效类型', '认定依据'],
    ...some.map(({ parcel }, index) => {
      const type = index % 2 === 0 ? '产出效率差' : '开发未完成'
      return ['2023', index % 4 === 3 ? '' : parcel.parcelCode, parcel.ownerName, type, '示例专项整治清单']
    }),
  ])
}

function planList(parcels: readonly SampleParcel[]): Uint8Array {
  const paths = ['提质', '转型', '减量', '更新', '收储']
  const some = parcels.filter((_, index) => index % 120 === 7)
  return csvOf([
    ['计划年度', '地块编码', '处置方式', '处置面积（m²）', '完成时限', '责任单位'],
    ...some.map(({ parcel }, index) => [
      '2024',
      parcel.parcelCode,
      paths[index % 5],
      parcel.landArea,
      '2025-12',
      '示例街镇',
    ]),
  ])
}

/** Areas that differ, a row twice, a figure that is none, a parcel nobody knows. */
function registryList(parcels: readonly SampleParcel[]): Uint8Array {
  const some = parcels.filter((_, index) => index % 40 === 3)
  const rows = some.map(({ parcel }, index) => {
    const area = typeof parcel.landArea === 'number' ? parcel.landArea : 0
    const told = index === 2 ? '不详' : (index % 3 === 0 ? area * 1.02 : area).toFixed(2)
    return [parcel.parcelCode, parcel.realEstateUnitNo, told, '工业用地', '']
  })
  const unknown = ['', '310117099001GB09999', '8000', '工业用地', '新桥镇']
  return csvOf([
    ['地块编码', '不动产单元号', '宗地面积（m²）', '登记用途', '所属街镇'],
    ...rows,
    rows[0] ?? [],
    unknown,
  ])
}
