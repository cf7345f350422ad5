import { formById } from '#core/forms/catalogue.ts'
import { instantText } from '#ui/instant.ts'
import type { AnyResult, AnyRow } from '#workbook/any-form.ts'
import { cellOf } from '#workbook/read-result.ts'
import { today } from '../base/clock.ts'
import type { RemovedHere } from '../sync/removed.ts'
import type { PlacedFinding } from './findings.ts'

/** One hint at the code of every row that is gone on the server: who took it out, and that it counts no more. */
export function goneFindings(
  rows: readonly RemovedHere[],
  result: AnyResult,
  rowOf: (id: string) => AnyRow | null,
): readonly PlacedFinding[] {
  return rows.map((gone): PlacedFinding => {
    const { form, row: id, parcelCode, name } = gone
    const field = form === 'parcel-self-assessment' ? 'parcelCode' : 'uscc'
    const row = rowOf(id)
    const fieldLabel = formById(form).fields[field]?.label ?? field
    return {
      id: `${id}:row-removed`,
      level: 'info',
      code: 'row-removed',
      form,
      row: id,
      field,
      fields: [field],
      parcelCode,
      parcelName: name,
      fieldLabel,
      where: fieldLabel,
      place: (row === null ? null : cellOf(result, row, field)) ?? '',
      why: `本行已${removalText(gone)}删除，不再计入校验和评分，也不再上送。`,
      what: `如有误，请在“同步”中恢复${gone.by === '' ? '' : `，或联系${gone.by}`}。`,
      clause: '',
      values: '',
      reason: null,
    }
  })
}

/** 于今天 14:20被李强; 在服务器上 where nobody said who and when. */
export function removalText({ by, at }: Pick<RemovedHere, 'by' | 'at'>): string {
  const when = at === '' ? '' : `于 ${instantText(at, today())} `
  const who = by === '' ? '' : `被${by}`
  return when === '' && who === '' ? '在服务器上被' : `${when}${who === '' ? '被' : who}`
}
