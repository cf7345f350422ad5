import { expect, test } from 'vitest'
import { roles as allRoles } from '#core/access/role.ts'
import type { Endpoint } from '#core/api/endpoint.ts'
import { type EndpointId, endpoints } from '#core/api/table.ts'
import { cast } from '../cast.ts'
import { cycle } from '../rows.ts'
import { call, problemOf, testApp } from './test-app.ts'

/** Enough to be understood, so that a refusal is one of right and not of form. */
const query = { cycle }

test('每个角色都有人', () => {
  expect([...new Set(cast.map(({ role }) => role))].sort()).toEqual([...allRoles].sort())
})

test.each(Object.keys(endpoints) as EndpointId[])('%s：只有表中的角色可用，其余拒绝并留痕', async (id) => {
  const { roles }: Endpoint = endpoints[id]
  const app = await testApp()
  const stranger = await call(app, null, id, { query })
  if (roles === 'anyone') expect([401, 403]).not.toContain(stranger.status)
  else expect((await problemOf(stranger)).code).toBe('not-signed-in')
  const denied: string[] = []
  for (const actor of cast) {
    const response = await call(app, actor, id, { query })
    expect(response.status, actor.role).toBeLessThan(500)
    if (typeof roles === 'string' || roles.includes(actor.role)) {
      expect([401, 403], actor.role).not.toContain(response.status)
      continue
    }
    expect(await problemOf(response), actor.role).toMatchObject({ code: 'not-allowed', details: { role: actor.role } })
    denied.push(actor.username)
  }
  const entries = await app.service.database.read((db) =>
    db.selectFrom('audit').selectAll().where('action', '=', 'denied').orderBy('seq').execute(),
  )
  expect(entries.map(({ username, object }) => [username, object])).toEqual(denied.map((name) => [name, id]))
  expect(app.defects).toEqual([])
})
