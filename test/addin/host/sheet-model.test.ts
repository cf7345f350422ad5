import { describe, expect, it } from 'vitest'
import { createSheetModel } from '#addin/host/file/sheet-model.ts'
import { baseLock, editRefusal } from '#addin/host/lock.ts'
import { readWorkbook } from '#workbook/read.ts'
import { ledgerWorkbook, template } from '../../browser/pane-files.ts'
import { handedOutKey, handedOutWorkbook } from '../handed-out.ts'

const form = 'parcel-self-assessment' as const

async function ledger() {
  const model = createSheetModel(await readWorkbook(await ledgerWorkbook()))
  const [first] = model.rows(0)
  if (first === undefined) throw new Error('the ledger has no rows')
  return { model, row: first.id }
}

describe('工作簿的修改', () => {
  it('改回原值就不再是修改', async () => {
    const { model, row } = await ledger()
    const place = { form, row, field: 'parcelName' }
    const original = model.value(place)
    model.apply([{ ...place, value: '新名' }], 'user')
    expect(model.edits()).toEqual([{ ...place, value: '新名' }])
    model.apply([{ ...place, value: original }], 'user')
    expect(model.edits()).toEqual([])
  })

  it('一次粘贴一步撤销；取回的不能撤销', async () => {
    const { model, row } = await ledger()
    model.apply([{ form, row, field: 'floorArea', value: 7 }], 'pane')
    const before = model.cells(row)
    model.apply(
      [
        { form, row, field: 'landArea', value: 1 },
        { form, row, field: 'regLandArea', value: 2 },
      ],
      'user',
    )
    model.undo()
    expect(model.cells(row)).toEqual(before)
    expect(model.undo()).toEqual([])
    model.redo()
    expect(model.cells(row)).toMatchObject({ landArea: 1, regLandArea: 2 })
  })

  it('平台下发的地块编码和自动计算的格不改', async () => {
    const { model, row } = await ledger()
    const changes = [
      { form, row, field: 'parcelCode', value: 'SJ-XX-1' },
      { form, row, field: 'farCurrent', value: 9 },
      { form, row, field: 'nothing', value: 9 },
    ]
    expect(model.apply(changes, 'user')).toEqual([])
  })

  it('最后一行之下总有空行，填到末尾再添', async () => {
    const { model } = await ledger()
    const rows = model.rows(0)
    const last = rows.at(-1)
    expect(rows.length).toBe(model.result.rows.filter((one) => one.region === 0).length + 20)
    if (last === undefined) return
    model.apply([{ form, row: last.id, field: 'parcelName', value: '新地块' }], 'user')
    expect(model.rows(0).length).toBe(rows.length + 20)
    expect(model.rows(0).at(-1)?.row).toBe(last.row + 20)
  })

  it('空白的一地一表有一行可填', async () => {
    const model = createSheetModel(await readWorkbook(template('一地一表.xlsx')))
    const paper = model.result.regions.findIndex((region) => region.layout === 'paper')
    expect(model.rows(paper)).toHaveLength(1)
  })
})

describe('下发时锁定的内容', () => {
  it('填表人改不了，取回写得进；已经被改动的可以改回', async () => {
    const model = createSheetModel(await readWorkbook(await handedOutWorkbook()))
    const [first] = model.rows(0)
    if (first === undefined) throw new Error('the workbook has no parcel')
    const place = { form, row: first.id, field: 'landArea' }
    expect(baseLock(model, first, 'landArea')).toBe('底版锁定：底版提供，不能改；有误的向下发单位提出')
    expect(baseLock(model, first, 'floorArea')).toBeNull()
    expect(model.apply([{ ...place, value: 1 }], 'user')).toEqual([])
    expect(model.apply([{ ...place, value: 13500 }], 'pane')).toHaveLength(1)
    expect(editRefusal(model, first, 'landArea')).toBeNull()
    expect(model.apply([{ ...place, value: 13400 }], 'user')).toHaveLength(1)
    expect(editRefusal(model, first, 'landArea')).not.toBeNull()
    model.locks.relock([{ form, key: handedOutKey, cells: { landArea: 13500 } }])
    expect(editRefusal(model, first, 'landArea')).toBeNull()
  })
})
