import { expect, it } from 'vitest'
import { check, folderOfFile, type PrintedFinding } from './command-line.ts'
import { type FirmRow, firmSheetName, type ParcelRow, parcelSheetName, writeLedger } from './ledger.ts'
import { cleanFirm, cleanParcel, creditCode, parcelCodeOf } from './sample.ts'

const fileOf = folderOfFile()
let files = 0

async function findingsOf(
  parcels: readonly ParcelRow[],
  firms: readonly FirmRow[],
): Promise<readonly PrintedFinding[]> {
  files += 1
  const file = fileOf(`${files}.xlsx`)
  writeLedger(file, { parcels, firms })
  return (await check(file)).findings
}

const places = (findings: readonly PrintedFinding[]) =>
  findings.map(({ code, level, sheet, row }) => `${code} ${level} ${sheet}${row}`).sort()

/** One firm for each list, with these shares of it on as many parcels. */
async function sharesOf(
  ...lists: readonly (readonly (number | null)[])[]
): Promise<ReadonlyMap<number, readonly string[]>> {
  const parcels: ParcelRow[] = []
  const firms: FirmRow[] = []
  const listOfRow = new Map<number, number>()
  for (const [list, shares] of lists.entries()) {
    for (const parcelShare of shares) {
      const number = parcels.length + 1
      parcels.push(cleanParcel(number))
      firms.push({ ...cleanFirm(number), uscc: creditCode(900_000 + list), parcelShare })
      listOfRow.set(firms.length + 1, list)
    }
  }
  const findings = await findingsOf(parcels, firms)
  const found = new Map(lists.map((_, list): [number, string[]] => [list, []]))
  for (const { code, level, sheet, row, field } of findings) {
    expect(sheet).toBe(firmSheetName)
    expect(['uscc', 'parcelShare']).toContain(field)
    found.get(listOfRow.get(row) ?? -1)?.push(`${code} ${level}`)
  }
  return found
}

it('X30：一个街镇的台账里，合计过 100.01 为错误，不足时余数可在别处，一宗地上多少都可以', async () => {
  const found = await sharesOf(
    [60, 40],
    [60, 40.01],
    [60, 40.0101],
    [60, 39],
    [60],
    [null],
    [null, null],
    [50, 50, 0.02],
    [0, 100],
  )
  const [full, atLimit, over, under, alone, whole, twice, three, none] = [...found.values()]
  expect({ full, atLimit, over, under, alone, whole, twice, three, none }).toEqual({
    full: [],
    atLimit: [],
    over: ['X30 error', 'X30 error'],
    under: [],
    alone: [],
    whole: [],
    twice: ['X30 error', 'X30 error'],
    three: ['X30 error', 'X30 error', 'X30 error'],
    none: [],
  })
})

it('X30：别的年度的份额不合计', async () => {
  const uscc = creditCode(910_000)
  const parcels = [cleanParcel(1), { ...cleanParcel(2), assessYear: 2024 }]
  const firms = [1, 2].map((number) => ({ ...cleanFirm(number), uscc, startProduction: '2010-06-01' }))
  expect(places(await findingsOf(parcels, firms))).toEqual([])
})

it('同一地块填了两行：错误，指着行', async () => {
  const findings = await findingsOf([cleanParcel(1), cleanParcel(1)], [cleanFirm(1)])
  const duplicates = findings.filter(
    ({ level, field, sheet }) => level === 'error' && field === 'parcelCode' && sheet === parcelSheetName,
  )
  expect(duplicates.map(({ row }) => row)).toContain(3)
})

it('同一企业在一宗地上填了两行：错误，指着行', async () => {
  const parcel = { ...cleanParcel(1), firmCount: 2 }
  const firm = { ...cleanFirm(1), occupiedFloorArea: 0 }
  const findings = await findingsOf([parcel], [firm, firm])
  const duplicates = findings.filter(
    ({ level, field, sheet }) => level === 'error' && field === 'uscc' && sheet === firmSheetName,
  )
  expect(duplicates.map(({ row }) => row)).toContain(3)
})

it('企业的地块编码不在自评表里：错误；没有填：错误', async () => {
  const orphan = { ...cleanFirm(2), parcelCode: parcelCodeOf(99) }
  const nowhere = { ...cleanFirm(3), parcelCode: null }
  const findings = await findingsOf([cleanParcel(1)], [cleanFirm(1), orphan, nowhere])
  const codes = findings.filter(({ level, field }) => level === 'error' && field === 'parcelCode')
  expect(codes.map(({ sheet, row }) => `${sheet}${row}`).sort()).toEqual([`${firmSheetName}3`, `${firmSheetName}4`])
})

it('没有地块编码的地块：错误', async () => {
  const findings = await findingsOf([cleanParcel(1), { ...cleanParcel(2), parcelCode: null }], [cleanFirm(1)])
  expect(
    findings
      .filter(({ code }) => !code.startsWith('X'))
      .map(({ level, sheet, row, field }) => [level, sheet, row, field]),
  ).toEqual([['error', parcelSheetName, 3, 'parcelCode']])
})
