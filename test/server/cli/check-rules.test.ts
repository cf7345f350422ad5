import { beforeAll, describe, expect, it } from 'vitest'
import { answersTo, type CaseAnswer, settled } from './check-case.ts'
import { codeCases } from './code-cases.ts'
import { folderOfFile } from './command-line.ts'
import { firmRuleCases } from './rule-cases-firm.ts'
import { judgedRuleCases } from './rule-cases-judged.ts'
import { parcelRuleCases } from './rule-cases-parcel.ts'

const fileOf = folderOfFile()
const groups = { 地块: parcelRuleCases, 企业: firmRuleCases, 判定项: judgedRuleCases, 代码: codeCases }
const cases = Object.values(groups).flat()
let answers: ReadonlyMap<string, CaseAnswer>
let exit: number

beforeAll(async () => {
  ;({ answers, exit } = await answersTo(cases, fileOf('rules.xlsx')))
})

const answerTo = (name: string): CaseAnswer => answers.get(name) ?? { labels: ['没有答案'], findings: [], strays: [] }

it('名称不重复', () => {
  expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length)
})

it('有错误时退出码为 1', () => {
  expect(exit).toBe(1)
})

describe.each(Object.entries(groups))('逐条核对：%s', (_, list) => {
  it.each(list)('$name', (one) => {
    const { labels, findings, strays } = answerTo(one.name)
    expect(settled(one, labels), JSON.stringify(findings, null, 1)).toEqual([...one.expect].sort())
    expect(strays).toEqual([])
  })
})
