import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { makeHandOut } from '#workbook/hand-out/make.ts'
import { openHandOutTemplate } from '#workbook/hand-out/template.ts'

const template = resolve(import.meta.dirname, '../../templates/out/一地一表.xlsx')
const key = '2026/SJ-XQ-0137'
const cells = {
  assessYear: 2026,
  parcelCode: 'SJ-XQ-0137',
  landArea: 13400,
  parcelName: '示例路137号',
  floorArea: 16000,
}

/** 一地一表 as it is handed out: area and name are locked, the floor area is the filler's. */
export async function handedOutWorkbook(): Promise<Uint8Array> {
  const parcel = { cells, locked: ['parcelCode', 'landArea', 'parcelName'], compared: [] }
  const revisions = [{ form: 'parcel-self-assessment', key, revision: 3 }] as const
  const content = { cycle: '2026', parcelCode: 'SJ-XQ-0137', handOut: 'h-1', parcel, firms: [], revisions }
  return makeHandOut(await openHandOutTemplate(await readFile(template)), content)
}

export const handedOutKey = key
