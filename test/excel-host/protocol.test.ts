import { describe, expect, it } from 'vitest'
import { createSimulator } from './simulated-excel.ts'

/** Bodies as office.js builds them, for what its public objects seldom send. */
function batch(actions: readonly object[], more: Readonly<Record<string, object>> = {}): string {
  const paths = {
    1: { Id: 1, ObjectPathType: 1, Name: '' },
    2: { Id: 2, ObjectPathType: 4, Name: 'Worksheets', ParentObjectPathId: 1 },
    3: { Id: 3, ObjectPathType: 5, Name: '', ParentObjectPathId: 2, ArgumentInfo: { Arguments: ['Sheet1'] } },
    4: { Id: 4, ObjectPathType: 3, Name: 'GetRange', ParentObjectPathId: 3, ArgumentInfo: { Arguments: ['A1:B1'] } },
  }
  return JSON.stringify({ AutoKeepReference: false, Actions: actions, ObjectPaths: { ...paths, ...more } })
}

async function answer(body: string): Promise<unknown> {
  const { body: text } = await createSimulator().execute(body)
  return JSON.parse(text)
}

describe('批次的协议', () => {
  it('一次设置几个属性（9），按 JSON 读取（7）', async () => {
    const body = batch([
      { Id: 5, ActionType: 9, Name: '', ObjectPathId: 4, ObjectState: { values: [['甲', 1]], numberFormat: '0.0' } },
      {
        Id: 6,
        ActionType: 7,
        Name: '',
        ObjectPathId: 4,
        QueryInfo: { Select: ['values', 'numberFormat', 'worksheet/name'] },
      },
      { Id: 7, ActionType: 7, Name: '', ObjectPathId: 2, QueryInfo: { Select: ['name'], Top: 1 } },
    ])
    expect(await answer(body)).toMatchObject({
      Results: [
        { ActionId: 5, Value: null },
        { ActionId: 6, Value: { values: [['甲', 1]], numberFormat: [['0.0', '0.0']], worksheet: { name: 'Sheet1' } } },
        { ActionId: 7, Value: { items: [{ name: 'Sheet1' }] } },
      ],
    })
  })

  it('展开、跳过、前几个', async () => {
    const actions = [
      { Id: 5, ActionType: 2, Name: '', ObjectPathId: 4, QueryInfo: { Select: ['address'], Expand: ['worksheet'] } },
      { Id: 6, ActionType: 2, Name: '', ObjectPathId: 2, QueryInfo: { Select: ['name'], Skip: 1 } },
    ]
    expect(await answer(batch(actions))).toMatchObject({
      Results: [
        { Value: { Address: 'Sheet1!A1:B1', Worksheet: { Name: 'Sheet1', Position: 0 } } },
        { Value: { _Items: [] } },
      ],
    })
  })

  it('跟踪的动作记下编号；未知的动作、路径和类型是 ApiNotFound 或 InvalidArgument', async () => {
    const trace = { Id: 5, ActionType: 5, Name: 'Trace', ObjectPathId: 0 }
    expect(await answer(batch([trace]))).toEqual({ Results: [{ ActionId: 5, Value: null }], TraceIds: [5] })
    const codes = [
      [batch([{ Id: 5, ActionType: 6, Name: '', ObjectPathId: 4 }]), 'ApiNotFound'],
      [batch([{ Id: 5, ActionType: 1, Name: '', ObjectPathId: 99 }]), 'InvalidArgument'],
      [
        batch([{ Id: 5, ActionType: 1, Name: '', ObjectPathId: 9 }], { 9: { Id: 9, ObjectPathType: 2, Name: 'X' } }),
        'ApiNotFound',
      ],
      [
        batch([{ Id: 5, ActionType: 1, Name: '', ObjectPathId: 9 }], { 9: { Id: 9, ObjectPathType: 6, Name: 'r' } }),
        'InvalidReference',
      ],
      [
        batch([trace, { Id: 6, ActionType: 2, Name: '', ObjectPathId: 4, QueryInfo: { Select: ['nothing'] } }]),
        'ApiNotFound',
      ],
    ] as const
    for (const [body, code] of codes) expect(await answer(body)).toMatchObject({ Error: { Code: code } })
  })

  it('路径的空对象（7）传给由它得来的一切', async () => {
    const more = {
      8: { Id: 8, ObjectPathType: 7, Name: '' },
      9: { Id: 9, ObjectPathType: 4, Name: 'Format', ParentObjectPathId: 8 },
    }
    const actions = [
      { Id: 5, ActionType: 1, Name: '', ObjectPathId: 9 },
      { Id: 6, ActionType: 3, Name: 'AutofitColumns', ObjectPathId: 9, ArgumentInfo: {} },
    ]
    expect(await answer(batch(actions, more))).toMatchObject({ Results: [{ Value: null }, { Value: null }] })
  })

  it('不是批次的内容是错误，之后照常', async () => {
    const simulator = createSimulator()
    await expect(simulator.execute('{}')).rejects.toThrow('argument is invalid')
    await simulator.settle()
    expect((await simulator.execute(batch([]))).status).toBe(200)
  })
})
