import { expect, test } from 'vitest'
import { owner, wangFang } from '../cast.ts'
import { example, exampleRows, push } from '../rows.ts'
import { openService } from '../service.ts'

test('王芳上送一宗地块和它的企业：都接收，没有发现，列表有它', async () => {
  const service = await openService()
  const answer = await push(service, wangFang, exampleRows())
  expect(answer.rows.map(({ outcome, key, revision, refusal }) => ({ outcome, key, revision, refusal }))).toEqual([
    { outcome: 'accepted', key: `2025/${example}`, revision: 1, refusal: null },
    { outcome: 'accepted', key: `2025/${example}/${owner}`, revision: 1, refusal: null },
  ])
  expect(answer.rows.flatMap((row) => row.findings)).toEqual([])
  const lines = await service.database.read((db) => db.selectFrom('parcel').selectAll().execute())
  expect(lines).toMatchObject([
    { parcel_code: example, land_area: 13333.33, firms: 1, errors: 0, warnings: 0, started: 1 },
  ])
})
