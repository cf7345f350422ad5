import { maskedPersonal, personalFields } from '#core/access/personal.ts'
import type { Cells } from '#core/form/form.ts'
import { formById } from '#core/forms/catalogue.ts'
import { comparedFields } from '#core/hand-out/compare.ts'
import { lockedFields } from '#core/hand-out/locked.ts'
import { keyText } from '#core/record/key.ts'
import type { HandedFirm, HandedRow, HandedWorkbook } from '#workbook/hand-out/content.ts'
import type { ParcelRows } from '../rows/judge.ts'
import { type RowState, textOrNull, usccOf } from '../rows/state.ts'
import { openCells } from '../rows/view.ts'

/**
 * What one 一地一表 is made from. The file passes through the hands of the 街镇 to the land user, who lets to other firms:
 * it holds what each of them may see, so no 部门核定 value of 统计 or 税务, and contacts masked.
 * @param before the parcel in the year before, null when it was not there
 */
export function handedWorkbook(now: ParcelRows, before: ParcelRows | null, handOut: string): HandedWorkbook {
  const { parcel, firms, cycle, parcelCode } = now
  const earlier = new Map((before?.firms ?? []).map((firm) => [usccOf(firm.key) ?? '', firm]))
  const present = firms.map((firm): HandedFirm => {
    const uscc = usccOf(firm.key) ?? ''
    return { ...handedRow(firm, earlier.get(uscc) ?? null), title: titleOf(firm), lastYear: null }
  })
  const here = new Set(firms.map((firm) => usccOf(firm.key)))
  const gone = [...earlier.values()].filter((firm) => !here.has(usccOf(firm.key)))
  return {
    cycle,
    parcelCode,
    handOut,
    parcel: handedRow(parcel, before?.parcel ?? null),
    firms: [...present, ...gone.map(lastYearsFirm)],
    revisions: [parcel, ...firms].map(({ key, revision }) => ({ form: key.form, key: keyText(key), revision })),
  }
}

function handedRow(row: RowState, before: RowState | null): HandedRow {
  const form = formById(row.key.form)
  const cells = handedCells(row)
  return {
    cells,
    locked: lockedFields(form, cells, row.layered),
    compared: before === null ? [] : comparedFields(form, cells, handedCells(before)),
  }
}

function lastYearsFirm(firm: RowState): HandedFirm {
  const cells = handedCells(firm)
  const lastYear = { uscc: usccOf(firm.key) ?? '', firmName: textOrNull(cells.firmName) ?? '' }
  const compared = comparedFields(formById(firm.key.form), {}, cells)
  return { cells: {}, locked: [], compared, title: titleOf(firm), lastYear }
}

function titleOf(firm: RowState): string {
  return textOrNull(firm.effective.firmName) ?? usccOf(firm.key) ?? ''
}

function handedCells(row: RowState): Cells {
  const cells = openCells(row)
  const { fields } = formById(row.key.form)
  const masked = personalFields[row.key.form].flatMap((key) => {
    const field = fields[key]
    const value = cells[key]
    return field === undefined || value === undefined ? [] : [[key, maskedPersonal(field, value)] as const]
  })
  return masked.length === 0 ? cells : { ...cells, ...Object.fromEntries(masked) }
}
