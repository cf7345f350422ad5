import { zipSync } from 'fflate'
import type { Cells } from '#core/form/form.ts'
import { type SampleParcel, sampleDistrict } from '#server/demo/district.ts'
import { ledger } from '../server/workbooks.ts'
import { cycle } from './district.ts'

export const xinqiao = '310117105000'

/** Sample parcels of 新桥镇, as the demo has them. */
export function parcelsOfXinqiao(): readonly SampleParcel[] {
  return sampleDistrict(2025).filter(({ townCode }) => townCode === xinqiao)
}

export interface ChosenFile {
  readonly name: string
  readonly mimeType: string
  readonly buffer: Buffer
}

export function chosen(name: string, bytes: Uint8Array | string): ChosenFile {
  return { name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) }
}

/** 街镇台账 with parcels as they were seeded, some of their cells changed. */
export async function ledgerOf(
  name: string,
  parcels: readonly SampleParcel[],
  changes: Cells = {},
): Promise<ChosenFile> {
  const form = 'parcel-self-assessment'
  const revisions = parcels.map(({ parcel }) => ({ form, key: `${cycle}/${parcel.parcelCode}`, revision: 1 }) as const)
  const rows = parcels.map(({ parcel }) => ({ ...parcel, ...changes }) as Cells)
  const firms = parcels.flatMap((one) => one.firms as readonly Cells[])
  return chosen(name, await ledger({ parcels: rows, firms }, revisions))
}

export function zipped(name: string, files: readonly ChosenFile[]): ChosenFile {
  return chosen(name, zipSync(Object.fromEntries(files.map((file) => [file.name, new Uint8Array(file.buffer)]))))
}

/** Not one of ours each in its own way, and one that nobody chose. */
export const strangers: readonly ChosenFile[] = [
  chosen('网页另存.xlsx', '<html><table><tr><td>1</td></tr></table></html>'),
  chosen('通讯录.docx', 'x'),
  chosen('~$台账.xlsx', 'lock'),
]
