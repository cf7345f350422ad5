import { describe, expect, it } from 'vitest'
import { createEditHints, type SheetEvent } from '#addin/host/edit-hints.ts'
import { createOwnWrites } from '#addin/host/own-writes.ts'
import type { EditHint } from '#addin/host/spreadsheet.ts'
import { type Area, parseArea } from '#workbook/address.ts'

function area(text: string): Area {
  const parsed = parseArea(text)
  if (parsed === null) throw new RangeError(text)
  return parsed
}

function edit(address: string | null, isOurs: boolean | null = null): SheetEvent {
  return { sheet: 's1', address, isOurs }
}

function turn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 1))
}

describe('createOwnWrites', () => {
  it('自己写入的回声认得出，别处的、别的表的不算', async () => {
    const own = createOwnWrites()
    await own.during(async (claim) => claim('s1', area('B2:C3')))
    expect(own.takeEcho('s1', area('B4'))).toBe(false)
    expect(own.takeEcho('s2', area('B2'))).toBe(false)
    expect(own.takeEcho('s1', area('B2:C3'))).toBe(true)
  })

  it('一次写入分几段回来，都是自己的；回齐以后再改就是用户的', async () => {
    const own = createOwnWrites()
    await own.during(async (claim) => claim('s1', area('A1:A4')))
    expect(own.takeEcho('s1', area('A1:A2'))).toBe(true)
    expect(own.takeEcho('s1', area('A3:A4'))).toBe(true)
    expect(own.takeEcho('s1', area('A3'))).toBe(false)
  })

  it('回声丢失时只等两秒', async () => {
    let now = 0
    const own = createOwnWrites(() => now)
    await own.during(async (claim) => claim('s1', area('A1')))
    now = 2001
    expect(own.takeEcho('s1', area('A1'))).toBe(false)
  })

  it('写入失败后也不再占着', async () => {
    let now = 0
    const own = createOwnWrites(() => now)
    const failing = own.during(async (claim) => {
      claim('s1', area('A1'))
      throw new Error('refused')
    })
    await expect(failing).rejects.toThrow('refused')
    expect(own.isWriting()).toBe(false)
    now = 2001
    expect(own.takeEcho('s1', area('A1'))).toBe(false)
  })

  it('整张表是自己的：表的出现和表里的改动都不算用户的', async () => {
    const own = createOwnWrites()
    await own.during(async (claim) => claim('s1', null))
    expect(own.takeEcho('s1', null)).toBe(true)
    expect(own.takeEcho('s1', area('Z9'))).toBe(true)
    expect(own.takeEcho('s2', null)).toBe(false)
  })
})

describe('createEditHints', () => {
  function listening() {
    const own = createOwnWrites()
    const hints = createEditHints(own)
    const told: EditHint[] = []
    hints.listeners.add((hint) => told.push(hint))
    return { own, hints, told }
  }

  it('同一轮里相同的事只说一次', async () => {
    const { hints, told } = listening()
    hints.take(edit('B2'))
    hints.take(edit('B2'))
    hints.take(edit('C2'))
    await turn()
    expect(told).toEqual([
      { kind: 'cells', sheet: 's1', area: 'B2' },
      { kind: 'cells', sheet: 's1', area: 'C2' },
    ])
  })

  it.each([null, '5:7', 'C:D', 'A1,B2'])('结构变动（%s）让一切重读', async (address) => {
    const { hints, told } = listening()
    hints.take(edit('B2'))
    hints.take(edit(address))
    await turn()
    expect(told).toEqual([{ kind: 'structure' }])
  })

  it('写入期间的事等写完再说，自己的不说，用户的不丢', async () => {
    const { own, hints, told } = listening()
    await own.during(async (claim) => {
      hints.take(edit('A1'))
      hints.take(edit('B2'))
      await turn()
      expect(told).toEqual([])
      claim('s1', area('A1'))
    })
    await turn()
    expect(told).toEqual([{ kind: 'cells', sheet: 's1', area: 'B2' }])
  })

  it('Excel 说不是本加载项写的，就是用户的，哪怕刚写过那里', async () => {
    const { own, hints, told } = listening()
    await own.during(async (claim) => claim('s1', null))
    hints.take(edit('A1', false))
    await turn()
    expect(told).toEqual([{ kind: 'cells', sheet: 's1', area: 'A1' }])
  })

  it('Excel 说是本加载项写的，就不算用户的', async () => {
    const { hints, told } = listening()
    hints.take(edit('A1', true))
    await turn()
    expect(told).toEqual([])
  })
})
