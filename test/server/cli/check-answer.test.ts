import { describe, expect, it } from 'vitest'
import { check, checkup, folderOfFile } from './command-line.ts'
import { allFirmKeys, allParcelKeys, writeLedger } from './ledger.ts'
import { randomOf } from './random.ts'
import { cleanFirm, cleanParcel } from './sample.ts'
import { typed } from './typed.ts'

const fileOf = folderOfFile()
const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index + 1)
const cleanLedger = (count: number) => ({
  parcels: numbers(count).map(cleanParcel),
  firms: numbers(count).map((number) => cleanFirm(number)),
})

describe('check 的答案', () => {
  it('三百宗地块填得齐全：没有发现，退出码 0', async () => {
    const file = fileOf('clean.xlsx')
    writeLedger(file, cleanLedger(300))
    expect(await check(file)).toEqual({ exit: 0, findings: [] })
  })

  it('同一份台账，列序颠倒、表名改过、次序换过、有自己的列、各人各样写法：仍没有发现', async () => {
    const random = randomOf(7)
    const { parcels, firms } = cleanLedger(200)
    const file = fileOf('their-own-way.xlsx')
    writeLedger(
      file,
      {
        parcels: [...parcels].reverse().map((row) => typed(random, row, allParcelKeys)),
        firms: firms.map((row) => typed(random, row, allFirmKeys)),
      },
      {
        parcelSheet: '街镇汇总!表1',
        firmSheet: '明细 2',
        parcelKeys: [...allParcelKeys].reverse(),
        firmKeys: [...allFirmKeys].reverse(),
        extraColumns: { 序号: 1, 备注: '无', 联系人邮箱: 'a@example.cn' },
        sheetsReversed: true,
      },
    )
    expect(await check(file)).toEqual({ exit: 0, findings: [] })
  })

  it('只有警告和提示：退出码 0，每项七个键，行号是 Excel 的行号', async () => {
    const file = fileOf('warnings.xlsx')
    writeLedger(file, {
      parcels: [cleanParcel(1), { ...cleanParcel(2), currentUse: '其他' }],
      firms: [cleanFirm(1), { ...cleanFirm(2), uscc: '914403001922038216' }],
    })
    const { exit, findings } = await check(file)
    expect(exit).toBe(0)
    expect(findings.map(({ message, ...rest }) => rest)).toEqual([
      {
        code: 'X26',
        level: 'warning',
        sheet: '地块',
        row: 3,
        field: expect.stringMatching(/^(currentUse|landClass)$/),
        value: expect.stringMatching(/^(其他|工业)$/),
      },
      { code: 'X10', level: 'info', sheet: '企业', row: 3, field: 'uscc', value: '914403001922038216' },
    ])
    for (const { message } of findings) expect(message).toMatch(/[\u4e00-\u9fff]/)
  })

  it('字段的错误：代码是短横线连起的小写词，空白的值为 null，写错的照原样', async () => {
    const file = fileOf('field-errors.xlsx')
    writeLedger(file, {
      parcels: [
        {
          ...cleanParcel(1),
          fillPerson: null,
          landArea: '约三十亩',
          floorArea: -5,
          selfUsedArea: 0,
          siteBoundary: '界内',
        },
      ],
      firms: [{ ...cleanFirm(1), occupiedFloorArea: 0 }],
    })
    const { stdout, exit } = await checkup('check', file, '--json')
    const answer = JSON.parse(stdout) as { findings: { code: string; field: string; value: unknown }[] }
    expect(exit).toBe(1)
    expect(Object.keys(answer)).toEqual(['findings'])
    for (const finding of answer.findings) {
      expect(Object.keys(finding).sort()).toEqual(['code', 'field', 'level', 'message', 'row', 'sheet', 'value'])
      expect(finding.code).toMatch(/^[a-z]+(-[a-z]+)*$/)
    }
    const values = Object.fromEntries(answer.findings.map(({ field, value }) => [field, value]))
    expect(values).toEqual({
      fillPerson: null,
      landArea: expect.anything(),
      floorArea: -5,
      siteBoundary: expect.anything(),
    })
    expect(JSON.stringify(values.landArea)).toContain('约三十亩')
    expect(JSON.stringify(values.siteBoundary)).toContain('界内')
  })

  it('不要 --json 时给人看，退出码一样', async () => {
    const file = fileOf('for-people.xlsx')
    writeLedger(file, { parcels: [{ ...cleanParcel(1), firmCount: 3 }], firms: [cleanFirm(1)] })
    const { exit, stdout } = await checkup('check', file)
    expect(exit).toBe(1)
    expect(stdout).toContain('X08')
    expect(() => JSON.parse(stdout)).toThrow()
  })
})
