import { expect, test } from 'vitest'
import { authorise } from '#server/actions/authorise.ts'
import { transition } from '#server/actions/transition.ts'
import { verifyDatabase } from '#server/backup/verify-database.ts'
import { wangFang, zhaoMin, zhouTao } from '../cast.ts'
import { cycle, example, exampleRows, firmRow, parcelFields, parcelRow, push } from '../rows.ts'
import { openService, testKeys } from '../service.ts'

test('两种数据库都能校验：多层、多次修改和状态变更之后，每一行都与修改记录重建的相同', async () => {
  const service = await openService()
  await push(service, wangFang, exampleRows())
  await push(service, zhaoMin, [firmRow({ taxPaid: 884.2 }, undefined, undefined, 1)])
  await push(service, zhouTao, [parcelRow({ vacantArea: 10, fillPhone: '021-64001234' }, undefined, 1)])
  await push(service, wangFang, [parcelRow(parcelFields({ landClass: '仓储' }), 'SJ-XQ-0200')])
  const grant = await authorise(service, wangFang, 'transition')
  await transition(service, grant, { cycle, parcelCodes: [example], to: 'submitted' })
  const checks = await verifyDatabase({
    url: service.database.url,
    district: service.district.code,
    keys: testKeys,
    anchorFiles: [],
  })
  expect(checks.filter(({ sound }) => !sound)).toEqual([])
  expect(checks.flatMap(({ sentences }) => sentences).join()).toMatch(/3 行与按修改记录重建的结果逐字节相同/)
})
