import { describe, expect, test } from 'vitest'
import type { Actor } from '#server/actions/actor.ts'
import { authorise } from '#server/actions/authorise.ts'
import { transition } from '#server/actions/transition.ts'
import { liQiang, owner, shiLi, tenant, third, wangFang, zhangWei, zhaoMin, zhouTao } from '../cast.ts'
import { refusal } from '../problem.ts'
import { firmKey, parcelKey, removalsOf, remove, restore, tenantKey, withTenant } from '../removals.ts'
import { cycle, example, exampleRows, firmFields, firmRow, parcelFields, parcelRow, push } from '../rows.ts'
import { openService } from '../service.ts'

describe('谁能删除', () => {
  test('企业：自己地块上的企业行可以，地块不行，部门核定过的不行，别家地块的不行', async () => {
    const service = await withTenant()
    const elsewhere = [
      parcelRow(parcelFields({ ownerUscc: third }), 'SJ-XQ-0138'),
      firmRow(firmFields(), 'SJ-XQ-0138', third),
    ]
    await push(service, wangFang, elsewhere)
    expect(await remove(service, shiLi, parcelKey())).toBe('not-allowed')
    expect(await remove(service, shiLi, firmKey(third, 'SJ-XQ-0138'))).toBe('row-outside-scope')
    expect(await remove(service, shiLi, tenantKey)).toBeNull()
    await push(service, zhaoMin, [firmRow({ taxPaid: 884 }, example, owner, 1)])
    expect(await remove(service, shiLi, firmKey(), 2)).toBe('row-confirmed')
    expect(await remove(service, wangFang, firmKey(), 2)).toBeNull()
    expect(await restore(service, shiLi, firmKey())).toBe('row-confirmed')
    expect((await removalsOf(service, shiLi)).items.map(({ key, mayRestore }) => [key, mayRestore])).toEqual(
      [
        [firmKey(), false],
        [tenantKey, true],
      ].sort(([a], [b]) => ((a ?? '') < (b ?? '') ? 1 : -1)),
    )
  })

  test('受邀填报的承租企业：只能删自己的行', async () => {
    const service = await withTenant()
    const invited: Actor = { ...shiLi, username: 'tenant', org: tenant, limited: true }
    const district = service.district.code
    await service.database.write(async (db) => {
      await db
        .insertInto('account')
        .values({
          district,
          username: 'tenant',
          name: '承租企业',
          role: 'enterprise',
          org: tenant,
          password_hash: '',
          active: 1,
          created_at: '',
          created_by: '',
          person: 'tenant',
          limited: 1,
          last_sign_in_at: null,
        })
        .execute()
      const place = { district, username: 'tenant', cycle, parcel_code: example }
      await db.insertInto('invited_parcel').values(place).execute()
    })
    expect(await remove(service, invited, firmKey())).toBe('not-allowed')
    expect(await remove(service, invited, tenantKey)).toBeNull()
  })

  test('别镇的人：像没有这一行一样，留痕；部门和第三方没有这项权限', async () => {
    const service = await withTenant()
    expect(await remove(service, zhangWei, parcelKey())).toBe('row-outside-scope')
    expect(await remove(service, zhangWei, parcelKey('SJ-XQ-9999'))).toBe('row-outside-scope')
    expect((await removalsOf(service, zhangWei)).items).toEqual([])
    await refusal(authorise(service, zhaoMin, 'removeRows'), 'not-allowed')
    const denied = await service.database.read((db) =>
      db.selectFrom('audit').select(['username', 'object']).where('action', '=', 'denied').execute(),
    )
    expect(denied).toEqual([
      { username: 'zhangwei', object: 'removeRows' },
      { username: 'zhangwei', object: 'removeRows' },
      { username: 'zhaomin', object: 'removeRows' },
    ])
  })

  test('提交之后企业不能删，街镇能；通过之后只有专班能', async () => {
    const service = await openService()
    await push(service, wangFang, exampleRows())
    const to = async (actor: Actor, status: 'submitted' | 'town-approved') => {
      const grant = await authorise(service, actor, 'transition')
      const { items } = await transition(service, grant, { cycle, parcelCodes: [example], to: status, reason: '属实' })
      expect(items).toMatchObject([{ status }])
    }
    await to(wangFang, 'submitted')
    expect(await remove(service, shiLi, firmKey())).toBe('row-locked')
    expect(await remove(service, wangFang, firmKey())).toBeNull()
    expect(await restore(service, wangFang, firmKey())).toBeNull()
    await to(liQiang, 'town-approved')
    expect(await remove(service, wangFang, parcelKey(), 4)).toBe('row-locked')
    expect(await remove(service, zhouTao, parcelKey(), 4)).toBeNull()
    const grant = await authorise(service, zhouTao, 'transition')
    const body = { cycle, parcelCodes: [example], to: 'review-approved' as const }
    expect((await transition(service, grant, body)).items).toMatchObject([{ refusal: { code: 'row-removed' } }])
  })
})
