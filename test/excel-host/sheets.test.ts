import { beforeEach, describe, expect, it } from 'vitest'
import { codeOf } from './error-code.ts'
import { type RunningExcel, startExcel } from './node.ts'

let running: RunningExcel
beforeEach(() => {
  running = startExcel({ apiSet: '1.17' })
})

function run<T>(body: (context: Excel.RequestContext) => Promise<T>): Promise<T> {
  return running.Excel.run(body)
}

describe('工作表', () => {
  it('添加、改名、移动、隐藏、列出', async () => {
    const read = await run(async ({ workbook, sync }) => {
      const added = workbook.worksheets.add('评分结果')
      added.tabColor = '#0B6B55'
      added.position = 0
      workbook.worksheets.getItem('Sheet1').name = '台账'
      workbook.worksheets.add('_meta').visibility = 'VeryHidden'
      workbook.worksheets.load('items/name,items/visibility,items/position')
      added.load('id')
      const count = workbook.worksheets.getCount(true)
      await sync()
      const byId = workbook.worksheets.getItem(added.id).load('name')
      await sync()
      const items = workbook.worksheets.items.map((sheet) => `${sheet.position} ${sheet.name} ${sheet.visibility}`)
      return { items, visible: count.value, byId: byId.name }
    })
    expect(read).toEqual({
      items: ['0 评分结果 Visible', '1 台账 Visible', '2 _meta VeryHidden'],
      visible: 2,
      byId: '评分结果',
    })
  })

  it('同名、不合规的名字、不存在的表', async () => {
    const add = (name: string) => run(async ({ workbook }) => void workbook.worksheets.add(name))
    expect(await codeOf(add('sheet1'))).toBe('ItemAlreadyExists')
    expect(await codeOf(add('a/b'))).toBe('InvalidArgument')
    expect(await codeOf(run(async ({ workbook }) => workbook.worksheets.getItem('无').load('name')))).toBe(
      'ItemNotFound',
    )
    const isNull = await run(async ({ workbook, sync }) => {
      const none = workbook.worksheets.getItemOrNullObject('无')
      await sync()
      return none.isNullObject
    })
    expect(isNull).toBe(true)
  })

  it('最后一张可见的表不能删，深度隐藏的表不能删', async () => {
    const remove = (name: string) => run(async ({ workbook }) => workbook.worksheets.getItem(name).delete())
    expect(await codeOf(remove('Sheet1'))).toBe('GeneralException')
    running.simulator.workbook.addSheet('_meta').visibility = 'VeryHidden'
    expect(await codeOf(remove('_meta'))).toBe('InvalidOperation')
  })

  it('结构受保护时不能加表', async () => {
    running.simulator.workbook.structureProtected = true
    expect(await codeOf(run(async ({ workbook }) => void workbook.worksheets.add('新')))).toBe('AccessDenied')
  })

  it('网格线、冻结、激活', async () => {
    const read = await run(async ({ workbook, sync }) => {
      const sheet = workbook.worksheets.add('报告')
      sheet.showGridlines = false
      sheet.freezePanes.freezeRows(2)
      sheet.activate()
      sheet.load('showGridlines')
      const active = workbook.worksheets.getActiveWorksheet().load('name')
      const frozen = sheet.freezePanes.getLocationOrNullObject().load('address')
      await sync()
      return [sheet.showGridlines, active.name, frozen.address]
    })
    expect(read).toEqual([false, '报告', '报告!1:2'])
  })
})

describe('保护', () => {
  it('锁定的单元格写不进，未锁定的可以，解除要口令', async () => {
    await run(async ({ workbook }) => {
      const sheet = workbook.worksheets.getItem('Sheet1')
      sheet.getRange('B1:B2').format.protection.locked = false
      sheet.protection.protect({ allowFormatCells: true }, '口令')
    })
    const write = (address: string) =>
      run(async ({ workbook }) => {
        workbook.worksheets.getItem('Sheet1').getRange(address).values = [['写']]
      })
    expect(await codeOf(write('A1'))).toBe('AccessDenied')
    expect(await codeOf(write('B1'))).toBe('accepted')
    const paint = run(async ({ workbook }) => {
      workbook.worksheets.getItem('Sheet1').getRange('A1').format.fill.color = '#FF0000'
    })
    expect(await codeOf(paint)).toBe('accepted')
    const state = await run(async ({ workbook, sync }) => {
      const { protection } = workbook.worksheets.getItem('Sheet1')
      protection.load('protected,options')
      await sync()
      return [protection.protected, protection.options.allowFormatCells, protection.options.allowSort]
    })
    expect(state).toEqual([true, true, false])
    const open = (password: string) =>
      run(async ({ workbook }) => workbook.worksheets.getItem('Sheet1').protection.unprotect(password))
    expect(await codeOf(open('错'))).toBe('InvalidArgument')
    expect(await codeOf(open('口令'))).toBe('accepted')
    expect(await codeOf(write('A1'))).toBe('accepted')
  })
})

describe('名称', () => {
  it('添加、列出、取区域、删除', async () => {
    const read = await run(async ({ workbook, sync }) => {
      const sheet = workbook.worksheets.getItem('Sheet1')
      workbook.names.add('f_landArea', sheet.getRange('C4'))
      workbook.names.add('f_rate', '=0.5')
      sheet.names.add('checkup_report', sheet.getRange('A1')).visible = false
      workbook.names.load('items/name,items/type,items/value,items/formula')
      sheet.names.load('items/name,items/scope,items/visible')
      const range = workbook.names.getItem('f_landarea').getRange().load('address')
      const none = workbook.names.getItem('f_rate').getRangeOrNullObject()
      await sync()
      const items = workbook.names.items.map(({ name, type, value, formula }) => [name, type, value, formula])
      return {
        items,
        local: sheet.names.items.map(({ name, scope, visible }) => [name, scope, visible]),
        address: range.address,
        none: none.isNullObject,
      }
    })
    expect(read).toEqual({
      items: [
        ['f_landArea', 'Range', 'Sheet1!$C$4', '=Sheet1!$C$4'],
        ['f_rate', 'Double', 0.5, '=0.5'],
      ],
      local: [['checkup_report', 'Worksheet', false]],
      address: 'Sheet1!C4',
      none: true,
    })
    await run(async ({ workbook }) => workbook.names.getItem('f_rate').delete())
    expect(running.simulator.workbook.names.all().map(({ name }) => name)).toEqual(['f_landArea'])
  })

  it('随行移动；行删掉后是 #REF!，取区域失败', async () => {
    await run(async ({ workbook }) => {
      workbook.names.add('n', workbook.worksheets.getItem('Sheet1').getRange('A3'))
      workbook.names.add('gone', workbook.worksheets.getItem('Sheet1').getRange('A2'))
    })
    running.simulator.user.deleteRows('2:2')
    const read = await run(async ({ workbook, sync }) => {
      workbook.names.load('items/name,items/value,items/type')
      await sync()
      return workbook.names.items.map(({ name, type, value }) => [name, type, value])
    })
    expect(read).toEqual([
      ['gone', 'Error', '#REF!'],
      ['n', 'Range', 'Sheet1!$A$2'],
    ])
    const range = run(async ({ workbook }) => workbook.names.getItem('gone').getRange().load('address'))
    expect(await codeOf(range)).toBe('InvalidReference')
  })

  it('像地址的名字和重复的名字', async () => {
    const add = (name: string) =>
      run(async ({ workbook }) => void workbook.names.add(name, workbook.worksheets.getItem('Sheet1').getRange('A1')))
    expect(await codeOf(add('A1'))).toBe('InvalidArgument')
    expect(await codeOf(add('好名'))).toBe('accepted')
    expect(await codeOf(add('好名'))).toBe('ItemAlreadyExists')
  })
})

describe('表格', () => {
  it('添加、样式、区域、加行、删除', async () => {
    const read = await run(async ({ workbook, sync }) => {
      const sheet = workbook.worksheets.getItem('Sheet1')
      sheet.getRange('A1:B3').values = [
        ['地块', '总分'],
        ['甲', 80],
        ['乙', 60],
      ]
      const table = sheet.tables.add('A1:B3', true)
      table.name = '评分'
      table.style = 'TableStyleLight9'
      table.showFilterButton = false
      table.rows.add(undefined, [['丙', 70]])
      const [whole, header, body] = [table.getRange(), table.getHeaderRowRange(), table.getDataBodyRange()].map(
        (range) => range.load('address'),
      )
      table.columns.load('items/name')
      table.load('name,style,showFilterButton')
      body?.load('values')
      await sync()
      return [
        [table.name, table.style, table.showFilterButton],
        [whole?.address, header?.address, body?.address],
        table.columns.items.map(({ name }) => name),
        body?.values.at(-1),
      ]
    })
    expect(read).toEqual([
      ['评分', 'TableStyleLight9', false],
      ['Sheet1!A1:B4', 'Sheet1!A1:B1', 'Sheet1!A2:B4'],
      ['地块', '总分'],
      ['丙', 70],
    ])
    const overlap = run(async ({ workbook }) => void workbook.tables.add('Sheet1!B2:C5', true))
    expect(await codeOf(overlap)).toBe('InvalidArgument')
    await run(async ({ workbook }) => workbook.tables.getItem('评分').delete())
    expect(running.simulator.workbook.active.usedArea(true)).toBeNull()
  })
})

describe('元数据', () => {
  it('自定义 XML 按命名空间找到，改写，删除', async () => {
    const read = await run(async ({ workbook, sync }) => {
      workbook.customXmlParts.add('<?xml version="1.0"?><c:checkup xmlns:c="urn:x"><c:a/></c:checkup>')
      const part = workbook.customXmlParts.getByNamespace('urn:x').getOnlyItemOrNullObject()
      const none = workbook.customXmlParts.getByNamespace('urn:y').getOnlyItemOrNullObject()
      part.load('id,namespaceUri')
      await sync()
      part.setXml('<checkup xmlns="urn:x">新</checkup>')
      const xml = part.getXml()
      await sync()
      return [part.namespaceUri, none.isNullObject, xml.value]
    })
    expect(read).toEqual(['urn:x', true, '<checkup xmlns="urn:x">新</checkup>'])
    const broken = run(async ({ workbook }) => void workbook.customXmlParts.add('不是 XML'))
    expect(await codeOf(broken)).toBe('InvalidArgument')
  })

  it('设置和自定义属性', async () => {
    const read = await run(async ({ workbook, sync }) => {
      workbook.settings.add('k', { a: [1] })
      workbook.properties.custom.add('Parcel', '310117')
      const setting = workbook.settings.getItemOrNullObject('k').load('value')
      const none = workbook.settings.getItemOrNullObject('无')
      const property = workbook.properties.custom.getItemOrNullObject('parcel').load('key,value,type')
      await sync()
      return [setting.value, none.isNullObject, property.key, property.value, property.type]
    })
    expect(read).toEqual([{ a: [1] }, true, 'Parcel', '310117', 'String'])
  })
})
