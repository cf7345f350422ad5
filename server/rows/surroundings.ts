import type { Kysely } from 'kysely'
import type { SharesElsewhere } from '#core/checks/context.ts'
import { sumOf } from '#core/checks/figure.ts'
import type { Reason } from '#core/checks/reason.ts'
import { countedShare } from '#core/checks/share-sum.ts'
import type { FindingCode } from '#core/error/finding.ts'
import type { Cells } from '#core/form/form.ts'
import { type FormId, isFormId } from '#core/forms/catalogue.ts'
import { keyText } from '#core/record/key.ts'
import type { RowStatus } from '#core/record/status.ts'
import { lastYearOf } from '#core/subject/last-year.ts'
import type { LastYear } from '#core/subject/subject.ts'
import { subjectsOf } from '#core/subject/subjects-of.ts'
import { distinct, groupedBy } from '../collections.ts'
import { claimsOf, type ShareElsewhere } from '../db/parcels.ts'
import { reasonsOfRows } from '../db/reasons.ts'
import { rowsOfParcels } from '../db/rows.ts'
import type { Schema } from '../db/schema.ts'
import { energyBasisOn } from '../standard-register/in-force.ts'
import { type ParcelRows, rowsOf, type Surroundings } from './judge.ts'
import { type SharesRead, sharesReader } from './shares-read.ts'
import { type RowState, usccOf } from './state.ts'
import { formRow, fromTable, statusOf } from './table.ts'
import { maskableValues, openCells } from './view.ts'

/** Reads what the checks of these parcels need beside their own rows. */
export async function surroundingsOf(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
  today: string,
  parcels: readonly ParcelRows[],
  sharesOf: SharesRead = sharesReader(db, district, cycle),
): Promise<Surroundings> {
  const codes = parcels.map(({ parcelCode }) => parcelCode)
  const shares = await sharesAcross(sharesOf, parcels)
  return {
    today,
    energyBasis: await energyBasisOn(db, district, today),
    ...shares,
    submittedBy: await claims(db, district, cycle, parcels),
    ...(await lastYears(db, district, cycle, today, codes)),
    reasons: await reasons(db, district, cycle, parcels),
  }
}

type Shares = Required<Pick<Surroundings, 'sharesElsewhere' | 'unsubmitted'>>

/** Still with those who fill: its figures may change. */
export function isUnsubmitted(status: RowStatus): boolean {
  return status === 'draft' || status === 'town-returned'
}

/** For X30: what the firms of these parcels have on other parcels, and whose rows are not all submitted. */
async function sharesAcross(sharesOf: SharesRead, parcels: readonly ParcelRows[]): Promise<Shares> {
  const here = new Map(parcels.map((rows) => [rows.parcelCode, rows.parcel.status]))
  const usccs = distinct(parcels.flatMap(({ firms }) => firms.flatMap((firm) => usccOf(firm.key) ?? [])))
  const found = await sharesOf(usccs)
  const sharesElsewhere = new Map<string, SharesElsewhere>()
  const unsubmitted = new Set<string>()
  for (const [uscc, shares] of groupedBy(found, (share) => share.uscc)) {
    const elsewhere = shares.filter((share) => !here.has(share.parcelCode))
    if (elsewhere.length > 0) sharesElsewhere.set(uscc, sumElsewhere(elsewhere))
    const open = shares.some((share) => isUnsubmitted(here.get(share.parcelCode) ?? statusOf(share.status)))
    if (shares.length > 1 && open) unsubmitted.add(uscc)
  }
  return { sharesElsewhere, unsubmitted }
}

function sumElsewhere(shares: readonly ShareElsewhere[]): SharesElsewhere {
  return {
    percent: sumOf(shares.map(({ share }) => [countedShare(share)])),
    parcels: shares.length,
    towns: distinct(shares.flatMap(({ townCode }) => townCode ?? [])),
  }
}

/** For X31: parcels for which another town sent rows too. */
async function claims(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
  parcels: readonly ParcelRows[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const towns = new Map(parcels.map(({ parcelCode, parcel }) => [parcelCode, parcel.townCode]))
  return townsByParcel(await claimsOf(db, district, cycle, [...towns.keys()]), towns)
}

/** Parcels that were claimed, with their own town and those that claimed them. */
export function townsByParcel(
  found: readonly { readonly parcel_code: string; readonly town_code: string }[],
  townOf: ReadonlyMap<string, string | null>,
): ReadonlyMap<string, readonly string[]> {
  return new Map(
    [...groupedBy(found, (claim) => claim.parcel_code)].map(([code, others]) => [
      code,
      distinct([townOf.get(code) ?? null, ...others.map((claim) => claim.town_code)]).filter((town) => town !== null),
    ]),
  )
}

/** For X27 and D5: the figures of the year before, where they are on file, and as everyone may see them. */
async function lastYears(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
  today: string,
  codes: readonly string[],
): Promise<Pick<Surroundings, 'lastYear' | 'openLastYear'>> {
  const stored = (await rowsOfParcels(db, district, String(Number(cycle) - 1), codes)).map(fromTable)
  const rows = stored.filter(({ removed }) => !removed)
  const figures = (cellsOf: (row: RowState) => Cells): ReadonlyMap<string, LastYear> =>
    new Map(
      subjectsOf(
        rows.map((row) => formRow(row, cellsOf(row))),
        { today },
      ).map((subject) => [subject.parcelCode, lastYearOf(subject)]),
    )
  const lastYear = figures(({ effective }) => effective)
  const isMasked = rows.some((row) => maskableValues(row).length > 0)
  return { lastYear, openLastYear: isMasked ? figures(openCells) : lastYear }
}

async function reasons(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
  parcels: readonly ParcelRows[],
): Promise<readonly Reason[]> {
  const keys = parcels.flatMap((rows) => rowsOf(rows).map((row) => keyText(row.key)))
  const stored = await reasonsOfRows(db, district, cycle, keys)
  return stored.flatMap(({ code, form, row_key, field, values_text, reason, by_name, at }) =>
    isFormId(form) ? [reasonOf(code, form, { key: row_key, field, values: values_text, reason, by: by_name, at })] : [],
  )
}

/** Codes are for ever: one that is stored is one of ours. */
function reasonOf(code: string, form: FormId, rest: Omit<Reason, 'code' | 'form'>): Reason {
  return { code: code as FindingCode, form, ...rest }
}
