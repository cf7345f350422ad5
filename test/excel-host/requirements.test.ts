import { describe, expect, it } from 'vitest'
import { codeOf } from './error-code.ts'
import { startExcel } from './node.ts'
import { hostTypes } from './protocol/types.ts'
import { requiredSet } from './requirements/check.ts'
import { committedMembers, generatedMembers } from './requirements/generate.ts'
import type { ApiSet } from './simulator.ts'

type Act = (sheet: Excel.Worksheet, context: Excel.RequestContext) => unknown

/** Each call beside the first set that has it. */
const calls: readonly (readonly [name: string, since: ApiSet, act: Act])[] = [
  ['区域的值', '1.1', (sheet) => sheet.getRange('A1').load('values')],
  ['工作表保护', '1.2', (sheet) => sheet.protection.protect()],
  ['添加名称', '1.4', (sheet, { workbook }) => workbook.names.add('n', sheet.getRange('A1'))],
  ['自定义 XML', '1.5', (_, { workbook }) => workbook.customXmlParts.add('<a/>')],
  ['条件格式', '1.6', (sheet) => sheet.getRange('A1').conditionalFormats.add('Custom')],
  ['单表的更改事件', '1.7', (sheet) => sheet.load('id') && sheet.onChanged.add(async () => undefined)],
  ['数据验证', '1.8', (sheet) => sheet.getRange('A1').dataValidation.load('type')],
  ['所有表的更改事件', '1.9', (_, { workbook }) => workbook.worksheets.onChanged.add(async () => undefined)],
  ['多块区域', '1.9', (sheet) => sheet.getRanges('A1,B2').load('address')],
  ['批注', '1.10', (_, { workbook }) => workbook.comments.add('Sheet1!A1', '文')],
  ['保存', '1.11', (_, { workbook }) => workbook.save()],
  ['合并区域', '1.13', (sheet) => sheet.getRange('A1:B2').getMergedAreasOrNullObject().load('address')],
]

function before(set: ApiSet): ApiSet | null {
  const minor = Number(set.split('.')[1])
  return minor > 1 ? `1.${minor - 1}` : null
}

describe('要求集', () => {
  it.each(calls)('%s 从 ExcelApi %s 起', async (_, since, act) => {
    const attempt = (apiSet: ApiSet) =>
      codeOf(
        startExcel({ apiSet }).Excel.run(async (context) => {
          act(context.workbook.worksheets.getItem('Sheet1'), context)
          await context.sync()
        }),
      )
    expect(await attempt(since)).toBe('accepted')
    const earlier = before(since)
    if (earlier !== null) expect(await attempt(earlier)).toBe('ApiNotFound')
  })

  it('宿主说的与做的一致', () => {
    const { Office, simulator } = startExcel({ apiSet: '1.7' })
    expect(Office.context.requirements.isSetSupported('ExcelApi', '1.7')).toBe(true)
    expect(Office.context.requirements.isSetSupported('ExcelApi', '1.10')).toBe(false)
    expect(Office.context.requirements.isSetSupported('WordApi')).toBe(false)
    expect(simulator.supportedSets.ExcelApi).toBe('1.7')
  })

  it('加载全部属性时略去要求集之外的', async () => {
    const { Excel } = startExcel({ apiSet: '1.1' })
    const json = await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem('Sheet1').getRange('A1').load()
      await context.sync()
      return range.toJSON()
    })
    expect(Object.keys(json)).toContain('values')
    expect(Object.keys(json)).not.toContain('rowHidden')
  })

  it('事件参数按要求集给出', async () => {
    const { Excel, simulator } = startExcel({ apiSet: '1.8' })
    const told: unknown[] = []
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('Sheet1')
      sheet.onChanged.add(async ({ details, triggerSource }) => void told.push([details, triggerSource]))
      await context.sync()
    })
    simulator.user.type('A1', '1')
    await simulator.settle()
    expect(told).toEqual([[undefined, undefined]])
  })
})

describe('要求集的表', () => {
  it('与 @types/office-js 一致', () => {
    expect(committedMembers()).toBe(generatedMembers())
  })

  it('模拟的每个成员都有要求集', () => {
    const members = Object.entries(hostTypes).flatMap(([type, { scalars, links, finds, calls, item }]) => {
      const names = [scalars, links, finds, calls].flatMap((group) => Object.keys(group ?? {}))
      return [...names, ...(item === undefined ? [] : ['GetItem'])].map((name) => [type, name] as const)
    })
    expect(members.length).toBeGreaterThan(250)
    const unknown = members.filter(([type, name]) => requiredSet(type, name) === null)
    expect(unknown.map(([type, name]) => `${type}.${name}`)).toEqual([])
  })
})
