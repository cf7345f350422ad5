import { expect, test } from 'vitest'
import { authorise } from '#server/actions/authorise.ts'
import { transition } from '#server/actions/transition.ts'
import { shiLi, wangFang } from '../cast.ts'
import { cycle, example, exampleRows, parcelRow, push, pushOne } from '../rows.ts'
import { openService } from '../service.ts'

test('提交之后企业原样送回的行照样接收，改了值的才拒绝', async () => {
  const service = await openService()
  await push(service, shiLi, exampleRows())
  await push(service, wangFang, exampleRows())
  const grant = await authorise(service, wangFang, 'transition')
  const moved = await transition(service, grant, { cycle, parcelCodes: [example], to: 'submitted' })
  expect(moved.items).toMatchObject([{ status: 'submitted', refusal: null }])

  const again = await push(service, shiLi, exampleRows())
  expect(again.rows.map(({ outcome }) => outcome)).toEqual(['accepted', 'accepted'])
  expect(await pushOne(service, shiLi, parcelRow({ selfUsedArea: 14000 }))).toMatchObject({
    outcome: 'refused',
    refusal: { code: 'row-locked' },
  })
})
