import { readFileSync, writeFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Standard } from '#core/scoring/standard.ts'
import { regExample20261 as reg } from '#core/standards/reg-example-2026-1.ts'
import { authorise } from '#server/actions/authorise.ts'
import { openService } from '#server/open-service.ts'
import { createStandard } from '#server/standards/create.ts'
import { saveStandard } from '#server/standards/save.ts'
import { standardWorkbook } from '#workbook/standard/write.ts'
import { zhouTao } from '../cast.ts'
import { checkup, checkupWith, folderOfFile, type PrintedParcel } from './command-line.ts'
import { golden } from './golden-site.ts'
import { writeLedger } from './ledger.ts'
import { cleanFirm, cleanParcel } from './sample.ts'
import { ledgerOfSites } from './scored-parcel.ts'

const fileOf = folderOfFile()
const ledger = fileOf('地块.xlsx')
const [json, book, broken] = [fileOf('本区.json'), fileOf('本区.xlsx'), fileOf('有误.xlsx')]

/** The golden parcel by it, by hand: 72.6 + 4 × 0.6 − 4 × 0.8 = 71.8, under a line of 75 for B. */
const own: Standard = {
  ...reg,
  id: 'SJ-2027.1',
  name: '松江区评估标准',
  label: '试行',
  since: '2027-01-01',
  indicators: reg.indicators.map((one) => {
    const weights: Readonly<Record<string, number>> = { E1: 24, R2: 6 }
    return { ...one, weight: weights[one.id] ?? one.weight }
  }),
  classes: { ...reg.classes, smallGroup: { below: 20, lines: { A: 85, B: 75, C: 40 } } },
}

beforeAll(async () => {
  writeLedger(ledger, ledgerOfSites([golden]))
  writeFileSync(json, JSON.stringify(own))
  writeFileSync(book, await standardWorkbook(own))
  const wrong = own.indicators.map((one) => (one.id === 'E1' ? { ...one, weight: 25 } : one))
  writeFileSync(broken, await standardWorkbook({ ...own, indicators: wrong }))
})

interface Printed {
  readonly standard: string
  readonly source: string
  readonly hash: string
  readonly parcels: readonly PrintedParcel[]
}

const printed = ({ stdout }: { readonly stdout: string }): Printed => JSON.parse(stdout) as Printed

describe('score 用本区自己的标准', () => {
  it('JSON 和 评估标准.xlsx 都与手算相符，写明标准、标识和出处；随附的按编号选', async () => {
    const [byJson, byBook, shipped] = await Promise.all([
      checkup('score', ledger, '--standard', json, '--json'),
      checkup('score', ledger, '--standard', book),
      checkup('score', ledger, '--standard', reg.id, '--json'),
    ])
    expect(byBook).toMatchObject({ exit: 0, stderr: '' })
    expect(byBook.stdout).toMatch(/ C \S+ 71\.80 分/)
    expect(byBook.stdout).toContain('标准 SJ-2027.1（试行，取自文件 本区.xlsx，未经登记核对），1 宗地块')
    expect(printed(byJson)).toMatchObject({ standard: 'SJ-2027.1', source: 'file' })
    expect(printed(byJson).parcels).toMatchObject([{ total: 71.8, class: 'C' }])
    expect(printed(shipped)).toMatchObject({
      standard: reg.id,
      parcels: [{ total: 72.6, class: 'B' }],
    })
    expect(printed(byJson).hash).toMatch(/^[0-9a-f]{64}$/)
  })

  it('登记在数据库里的版本按编号取，草稿也可以；没有的说出有哪些', async () => {
    const databaseUrl = fileOf('district.sqlite')
    const service = await openService({ databaseUrl })
    const created = await createStandard(service, await authorise(service, zhouTao, 'createStandard'), {
      basedOn: reg.id,
      id: own.id,
    })
    const { revision } = created
    await saveStandard(service, await authorise(service, zhouTao, 'saveStandard'), own.id, {
      revision,
      standard: { ...own },
    })
    await service.close()
    const environment = { DATABASE_URL: databaseUrl }
    const found = await checkupWith(environment, 'score', ledger, '--registered', own.id)
    expect(found).toMatchObject({ exit: 0, stderr: '' })
    expect(found.stdout).toContain('标准 SJ-2027.1（试行，本区登记，草稿），1 宗地块')
    expect(found.stdout).toMatch(/ 71\.80 分/)
    const missing = await checkupWith(environment, 'score', ledger, '--registered', '没有')
    expect(missing.exit).toBe(64)
    expect(missing.stderr).toContain(`登记的标准中没有 没有；现有：SJ-2027.1、${reg.id}`)
  })
})

describe('score 拒绝用不了的标准，什么也不算', () => {
  it('内容有误的，逐条说出位置：工作簿到格，JSON 到项', async () => {
    const both = fileOf('两处.json')
    const since = { ...own.rules[0]?.citation, since: '2027-01-02' }
    const rules = [{ ...own.rules[0], citation: since }, ...own.rules.slice(1)]
    writeFileSync(both, JSON.stringify({ ...own, checkedOn: '2027-02-29', rules }))
    const [ofBook, ofJson] = await Promise.all([
      checkup('score', ledger, '--standard', broken),
      checkup('score', ledger, '--standard', both, '--json'),
    ])
    expect(ofBook).toMatchObject({ exit: 2, stdout: '' })
    expect(ofBook.stderr).toMatch(/^维度与指标 E\d+ 权重 权重合计应为 100。\n标准内容有误：/)
    expect(ofJson.exit).toBe(2)
    expect(JSON.parse(ofJson.stdout)).toMatchObject({
      refused: {
        code: 'standard-refused',
        faults: [
          { path: ['checkedOn'], message: '应为年月日，如 2026-01-01。' },
          { path: ['rules', 0, 'citation', 'since'], message: expect.stringContaining('晚于标准的施行首日') },
        ],
      },
    })
  })

  it.each([
    ['不是标准的 JSON', () => writeFileSync(fileOf('a.json'), '[1]'), 'a.json', 2, /JSON 的最外层不是一个评估标准/],
    ['别的工作簿', () => writeFileSync(fileOf('c.xlsx'), readFileSync(ledger)), 'c.xlsx', 2, /没有评估标准的工作表/],
  ] as const)('%s', async (_name, make, file, exit, message) => {
    make()
    const run = await checkup('score', ledger, '--standard', fileOf(file))
    expect(run).toMatchObject({ exit, stdout: '' })
    expect(run.stderr).toMatch(message)
  })

  it('既不是文件也不是随附的编号，或给了两个：说出该怎样写', async () => {
    const [unknown, both] = await Promise.all([
      checkup('score', ledger, '--standard', 'SJ-2027.1'),
      checkup('score', ledger, '--standard', json, '--registered', 'SJ-2027.1'),
    ])
    expect(unknown.exit).toBe(64)
    expect(unknown.stderr).toMatch(/没有 SJ-2027\.1。本区自己的标准请给出 \.xlsx 或 \.json 文件，或用 --registered/)
    expect(both.exit).toBe(64)
    expect(both.stderr).toMatch(/只能用一个/)
  })
})

it('check 按所给标准的能耗口径校验', async () => {
  const [clean, other] = [fileOf('口径.xlsx'), fileOf('等价值.json')]
  writeLedger(clean, { parcels: [cleanParcel(1)], firms: [{ ...cleanFirm(1), energyBasis: '当量值' }] })
  writeFileSync(other, JSON.stringify({ ...own, energyBasis: '等价值' }))
  const found = await Promise.all([checkup('check', clean), checkup('check', clean, '--standard', other)])
  expect(found.map(({ stdout }) => /X34/.test(stdout))).toEqual([false, true])
})

it('--help 写明标准怎样给', async () => {
  const { exit, stdout, stderr } = await checkup('score', '--help')
  expect([exit, stderr]).toEqual([0, ''])
  expect(stdout).toMatch(/score 文件\.xlsx \[标准\][\s\S]*--standard 评估标准\.xlsx\|评估标准\.json[\s\S]*--registered/)
})
