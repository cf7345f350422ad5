import { beforeAll, describe, expect, it } from 'vitest'
import { answersTo, type CaseAnswer } from './check-case.ts'
import { folderOfFile } from './command-line.ts'
import { optionCases } from './option-cases.ts'
import { requiredCases } from './required-cases.ts'
import { valueCases } from './value-cases.ts'

const fileOf = folderOfFile()
const groups = { 必填与条件必填: requiredCases, 类型与范围: valueCases, 选项: optionCases }
const cases = Object.values(groups).flat()
let answers: ReadonlyMap<string, CaseAnswer>

beforeAll(async () => {
  const answer = await answersTo(
    cases.map((one) => ({ ...one, expect: [] })),
    fileOf('fields.xlsx'),
  )
  answers = answer.answers
})

it('名称不重复', () => {
  const names = cases.map(({ name }) => name)
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
})

describe.each(Object.entries(groups))('字段：%s', (_, list) => {
  it.each(list)('$name', ({ name, told, about }) => {
    const { labels, strays } = answers.get(name) ?? { labels: ['没有答案'], strays: [] }
    const fieldLabels = labels.filter((label) => !label.startsWith('X'))
    if (told.length === 0) expect(fieldLabels.filter((label) => label.endsWith(` ${about}`))).toEqual([])
    else {
      expect(
        told.some((one) => labels.includes(one)),
        `${labels.join('，')}，应有其一：${told.join('，')}`,
      ).toBe(true)
      expect(fieldLabels.filter((label) => !told.includes(label))).toEqual([])
    }
    expect(strays).toEqual([])
  })
})
