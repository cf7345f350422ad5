import { beforeEach, describe, expect, it } from 'vitest'
import { codeOf } from './error-code.ts'
import { type RunningExcel, startExcel } from './node.ts'

let running: RunningExcel
beforeEach(() => {
  running = startExcel({ apiSet: '1.17', author: '街镇经办' })
})

function run<T>(body: (sheet: Excel.Worksheet, context: Excel.RequestContext) => Promise<T>): Promise<T> {
  return running.Excel.run((context) => body(context.workbook.worksheets.getActiveWorksheet(), context))
}

describe('条件格式', () => {
  it('新的排在最前，只删自己的', async () => {
    const read = await run(async (sheet, context) => {
      const theirs = sheet.getRange('A1:A9').conditionalFormats.add('Custom')
      theirs.custom.rule.formula = '=A1=""'
      const ours = sheet.getRanges('A1,C3:C5').conditionalFormats.add('Custom')
      ours.custom.rule.formula = '=LEN("ours")>0'
      ours.custom.format.fill.color = '#FDE3E0'
      ours.custom.format.font.color = '#B3261E'
      const all = sheet.getRange().conditionalFormats
      all.load('items/id,items/type,items/priority,items/custom/rule/formula,items/custom/format/fill/color')
      await context.sync()
      const before = all.items.map((one) => [one.priority, one.custom.rule.formula, one.custom.format.fill.color])
      for (const one of all.items) if (one.custom.rule.formula.includes('ours')) one.delete()
      const left = sheet.getRange().conditionalFormats.getCount()
      await context.sync()
      return { before, left: left.value }
    })
    expect(read.before.sort()).toEqual([
      [0, '=LEN("ours")>0', '#FDE3E0'],
      [1, '=A1=""', null],
    ])
    expect(read.left).toBe(1)
  })

  it('清除一块区域留下区域外的部分', async () => {
    await run(async (sheet) => {
      sheet.getRange('A1:A9').conditionalFormats.add('Custom').custom.rule.formula = '=TRUE'
      sheet.getRange('A3:A4').conditionalFormats.clearAll()
    })
    expect(running.simulator.workbook.active.formats[0]?.areas).toEqual([
      { top: 0, left: 0, bottom: 1, right: 0 },
      { top: 4, left: 0, bottom: 8, right: 0 },
    ])
  })

  it('保护的表不许改格式时被拒绝', async () => {
    await run(async (sheet) => sheet.protection.protect())
    expect(await codeOf(run(async (sheet) => void sheet.getRange('A1').conditionalFormats.add('Custom')))).toBe(
      'AccessDenied',
    )
  })
})

describe('数据验证', () => {
  it('规则、提示、警告写入后读回', async () => {
    const read = await run(async (sheet, context) => {
      const { dataValidation } = sheet.getRange('B2:B9')
      dataValidation.rule = { list: { inCellDropDown: true, source: '工业,仓储' } }
      dataValidation.prompt = { title: '用途', message: '请选择', showPrompt: true }
      dataValidation.errorAlert = { title: '不符', message: '请从下拉项中选择', showAlert: true, style: 'Stop' }
      dataValidation.load('rule,prompt,errorAlert,type')
      const none = sheet.getRange('A1').dataValidation.load('type')
      const mixed = sheet.getRange('B1:B3').dataValidation.load('type')
      await context.sync()
      return [
        dataValidation.type,
        dataValidation.rule,
        dataValidation.prompt.message,
        dataValidation.errorAlert.title,
        none.type,
        mixed.type,
      ]
    })
    expect(read).toEqual([
      'List',
      { list: { inCellDropDown: true, source: '工业,仓储' } },
      '请选择',
      '不符',
      'None',
      'Inconsistent',
    ])
  })

  it('下拉项可以来自区域，规则可以按部分清除', async () => {
    await run(async (sheet) => {
      sheet.getRange('B1:B9').dataValidation.rule = { list: { inCellDropDown: true, source: sheet.getRange('H1:H3') } }
      sheet.getRange('B1:B2').dataValidation.clear()
    })
    const [validation] = running.simulator.workbook.active.validations
    expect(validation?.rule.list?.source).toBe('=Sheet1!H1:H3')
    expect(validation?.areas).toEqual([{ top: 2, left: 1, bottom: 8, right: 1 }])
  })
})

describe('批注', () => {
  it('添加、列出、按单元格找、改、删', async () => {
    const read = await run(async (sheet, context) => {
      const { comments } = context.workbook
      comments.add('Sheet1!B2', '【体检】须改正')
      comments.add(sheet.getRange('C3'), '用户的批注')
      comments.load('items/content,items/authorName')
      const there = comments.getItemByCell('Sheet1!B2')
      const location = there.getLocation().load('address')
      await context.sync()
      there.content = '【体检】已改'
      there.load('content')
      comments.items.find(({ content }) => content.startsWith('用户'))?.delete()
      const count = comments.getCount()
      await context.sync()
      return [comments.items.map(({ authorName }) => authorName), location.address, there.content, count.value]
    })
    expect(read).toEqual([['街镇经办', '街镇经办'], 'Sheet1!B2', '【体检】已改', 1])
  })

  it('没有批注、多个单元格、没有表名', async () => {
    const comment = (act: (comments: Excel.CommentCollection) => void) =>
      run(async (_, context) => act(context.workbook.comments))
    expect(await codeOf(comment((all) => void all.getItemByCell('Sheet1!A1').load('id')))).toBe('ItemNotFound')
    expect(await codeOf(comment((all) => void all.add('Sheet1!A1:A2', '文')))).toBe('InvalidArgument')
    expect(await codeOf(comment((all) => void all.add('A1', '文')))).toBe('InvalidArgument')
  })

  it('随单元格移动，随行删除', async () => {
    await run(async (_, context) => void context.workbook.comments.add('Sheet1!A2', '一'))
    const { user, workbook } = running.simulator
    user.insertRows('1:1')
    expect(workbook.active.comments[0]?.cell.area?.top).toBe(2)
    user.deleteRows('3:3')
    expect(workbook.active.comments).toEqual([])
  })
})
