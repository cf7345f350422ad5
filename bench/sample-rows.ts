import { completedUscc } from '#core/form/code-system.ts'
import type { CellValue } from '#core/form/field.ts'
import type { Cells } from '#core/form/form.ts'
import type { FormId } from '#core/forms/catalogue.ts'
import type { FormRow } from '#core/subject/subjects-of.ts'
import { sampleDistrict } from '#server/demo/district.ts'

type Change = (cells: Cells) => Cells

function set(key: string, value: CellValue): Change {
  return (cells) => ({ ...cells, [key]: value })
}

function blank(key: string): Change {
  return (cells) => Object.fromEntries(Object.entries(cells).filter(([other]) => other !== key))
}

function scaled(key: string, factor: number): Change {
  return (cells) => ({ ...cells, [key]: Math.round(Number(cells[key] ?? 1) * factor * 100) / 100 })
}

/** Slips of people, each of which is found: by the field alone, across the fields, at every level. */
const slips: Readonly<Record<FormId, readonly Change[]>> = {
  'parcel-self-assessment': [
    set('floorArea', { raw: '约一万二千' }),
    set('landArea', 12345.678),
    set('fillDate', { raw: '2026.13.1' }),
    blank('ownerName'),
    set('farAllowed', 99),
    scaled('regLandArea', 1.3),
    set('fillPhone', '13810'),
    set('townCode', { raw: '松江' }),
    scaled('selfUsedArea', 3),
    blank('workSafety'),
  ],
  'enterprise-information': [
    set('taxPaid', { raw: '三百左右' }),
    set('uscc', '91310117MA9000011K'),
    set('employeesYearEnd', { raw: '12.5' }),
    set('revenue', 0.5),
    blank('opStatus'),
    set('electricityKwh', 99_999),
    set('energyTce', 12.34567),
    set('srdi', { raw: '省级' }),
    blank('fixedAssets'),
    set('startProduction', '2026-05-01'),
  ],
}

/** Another firm of the same first characters; the serial number of the sample's firms is below 100,000. */
function usccOfCopy(uscc: CellValue | undefined, copy: number): CellValue | undefined {
  if (typeof uscc !== 'string' || copy === 0) return uscc
  return completedUscc(`${uscc.slice(0, 10)}${String.fromCharCode('A'.charCodeAt(0) + copy)}${uscc.slice(11, 16)}`)
}

function copied(cells: Cells, copy: number, usccKey: string): Cells {
  const uscc = usccOfCopy(cells[usccKey], copy)
  return {
    ...cells,
    parcelCode: `${String(cells.parcelCode)}-${copy}`,
    ...(uscc === undefined ? {} : { [usccKey]: uscc }),
  }
}

/**
 * At least so many rows of both forms: the sample district over and over under other parcel and credit codes, every
 * second row with a slip. The same rows at every call.
 */
export function sampleRows(count: number): readonly FormRow[] {
  const district = sampleDistrict(2025)
  const rows: FormRow[] = []
  const add = (form: FormId, cells: Cells): void => {
    const ordinal = rows.length
    const changes = slips[form]
    const slip = ordinal % 2 === 0 ? changes[(ordinal / 2) % changes.length] : undefined
    rows.push({ id: `台账!${ordinal + 1}`, form, cycle: '2025', cells: slip === undefined ? cells : slip(cells) })
  }
  for (let copy = 0; rows.length < count; copy += 1) {
    for (const { parcel, firms } of district) {
      add('parcel-self-assessment', copied(parcel, copy, 'ownerUscc'))
      for (const firm of firms) add('enterprise-information', copied(firm, copy, 'uscc'))
    }
  }
  return rows
}

const usccDigits = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** As usccOfCopy, for any number of copies. */
function usccOfMany(uscc: CellValue | undefined, copy: number): CellValue | undefined {
  if (typeof uscc !== 'string' || copy === 0) return uscc
  const [high = '0', low = '0'] = [usccDigits[Math.floor(copy / 30)], usccDigits[1 + (copy % 30)]]
  return completedUscc(`${uscc.slice(0, 9)}${high}${low}${uscc.slice(11, 16)}`)
}

/** So many parcels with their firms, none with a slip: what a district has when it decides. The same rows at every call. */
export function* faultlessRows(parcels: number): Generator<FormRow> {
  const district = sampleDistrict(2025)
  for (let made = 0; made < parcels; made += 1) {
    const { parcel, firms } = district[made % district.length] ?? { parcel: {}, firms: [] }
    const copy = Math.floor(made / district.length)
    const renamed = (cells: Cells, key: string): Cells => {
      const uscc = usccOfMany(cells[key], copy)
      return {
        ...cells,
        parcelCode: `${String(cells.parcelCode)}-${copy}`,
        ...(uscc === undefined ? {} : { [key]: uscc }),
      }
    }
    const id = `台账!${made + 1}`
    yield { id, form: 'parcel-self-assessment', cycle: '2025', cells: renamed(parcel, 'ownerUscc') }
    for (const firm of firms) {
      yield { id, form: 'enterprise-information', cycle: '2025', cells: renamed(firm, 'uscc') }
    }
  }
}
