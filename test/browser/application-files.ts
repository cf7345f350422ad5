import type { Cells } from '#core/form/form.ts'
import { zeroIncrementForm } from '#core/forms/zero-increment-application.ts'
import { fillTemplate } from '#workbook/fill.ts'
import { changed, filledRow } from '../core/form/filled-row.ts'
import { template } from './pane-files.ts'

export const applicationFile = '零增地技术改造项目申请表.xlsx'

/** A 申请表 without errors. */
export const soundApplication: Cells = changed(filledRow(zeroIncrementForm), {
  breaksContractRatio: null,
  parcelCode: 'SJ-XQ-0137',
})

export async function applicationWorkbook(changes: Parameters<typeof changed>[1] = {}): Promise<Uint8Array> {
  const application = changed(soundApplication, changes)
  return fillTemplate(template(applicationFile), { parcels: [], firms: [], application })
}
