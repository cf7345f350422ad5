import type { Role } from '#core/access/role.ts'
import type { EndpointId } from '#core/api/table.ts'
import { endpoints } from '#core/api/table.ts'
import { totpCode, totpStep } from '#server/access/totp.ts'
import { operator } from '#server/actions/actor.ts'
import { createAccount } from '#server/actions/create-account.ts'
import type { Service } from '#server/service.ts'
import { type Call, checkedBody, pathOf, problemOf, type TestApp } from '../http/test-app.ts'

export const password = '松江-Abc-2026-x'

export interface Newcomer {
  readonly username: string
  readonly name: string
  readonly role: Role
  readonly org?: string
  readonly person?: string
}

export const zhouTao: Newcomer = { username: 'zhoutao', name: '周涛', role: 'district' }
export const sunLi: Newcomer = { username: 'sunli', name: '孙立', role: 'admin' }
export const heAn: Newcomer = { username: 'hean', name: '何安', role: 'security' }
export const wangFang: Newcomer = { username: 'wangfang', name: '王芳', role: 'town', org: '310117105000' }

/** Accounts with the password of the tests. */
export async function employ(service: Service, ...people: readonly Newcomer[]): Promise<void> {
  for (const person of people) await createAccount(service, operator, { ...person, password })
}

/** One browser or program with its session, asking over HTTP. */
export interface Visitor {
  token: string
  ask(id: EndpointId, request?: Call): Promise<Response>
  /** The body of an answer that is no refusal and what the table says. */
  get<Body>(id: EndpointId, request?: Call): Promise<Body>
  /** The code of the problem it is refused with. */
  refused(id: EndpointId, request?: Call): Promise<string>
}

export function visitor(app: TestApp, token = ''): Visitor {
  const self: Visitor = {
    token,
    ask(id, request = {}) {
      const { body, headers = {} } = request
      return app.fetch(pathOf(id, request), {
        method: endpoints[id].method,
        headers: {
          ...(self.token === '' ? {} : { authorization: `Bearer ${self.token}` }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
    },
    async get<Body>(id: EndpointId, request?: Call): Promise<Body> {
      return (await checkedBody(id, await self.ask(id, request))) as Body
    },
    async refused(id, request) {
      return (await problemOf(await self.ask(id, request))).code
    },
  }
  return self
}

/** Signs in with the password of the tests; the sign-in may have a step to come. */
export async function arrive(app: TestApp, username: string, client = 'program', word = password): Promise<Visitor> {
  const person = visitor(app)
  const { token } = await person.get<{ token: string }>('signIn', { body: { username, password: word, client } })
  person.token = token
  return person
}

export interface Authenticator {
  readonly secret: string
  readonly recoveryCodes: readonly string[]
}

/** Sets a second factor up and comes to the end of the sign-in. */
export async function enrol(app: TestApp, person: Visitor): Promise<Authenticator> {
  const { secret } = await person.get<{ secret: string }>('startSecondFactor', { body: {} })
  const { recoveryCodes } = await person.get<{ recoveryCodes: string[] }>('confirmSecondFactor', {
    body: { code: codeNow(app, secret) },
  })
  return { secret, recoveryCodes }
}

/** What the authenticator shows, so many steps of 30 seconds from now. */
export function codeNow({ service }: TestApp, secret: string, steps = 0): string {
  return totpCode(secret, totpStep(service.clock.now()) + steps)
}

/** Actions of the log in the order they were written, with who and what. */
export async function logged(service: Service): Promise<readonly (readonly [string, string | null, string])[]> {
  const entries = await service.database.read((db) =>
    db.selectFrom('audit').select(['action', 'username', 'object', 'at', 'seq']).orderBy('at').orderBy('seq').execute(),
  )
  return entries.map(({ action, username, object }) => [action, username, object] as const)
}
