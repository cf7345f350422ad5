import { createSetUpLink } from '#server/actions/create-set-up-link.ts'
import { arrive, wangFang as clerk, codeNow, employ, enrol, password, sunLi, visitor } from '../access/people.ts'
import { wangFang } from '../cast.ts'
import { answer, call, type TestApp } from '../http/test-app.ts'
import { batchOf, cycle, example, exampleRows } from '../rows.ts'

import { adminActs, params, plain, securityActs, signedIn, type Walk, withParcel } from './walk-scenes.ts'

const challenge = { challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM' }

async function startedPairing(app: TestApp): Promise<string> {
  const { code } = await visitor(app).get<{ code: string }>('startPairing', { body: challenge })
  return code
}

/** Signing in, accounts, second factors, pairing and invitations. */
export const accessWalks = {
  signIn: {
    prepare: async (app) => {
      await employ(app.service, clerk)
      return () => visitor(app).ask('signIn', { body: { username: clerk.username, password } })
    },
    leaves: ['sign-in'],
  },
  signOut: { prepare: signedIn(clerk, (_, person) => person.ask('signOut')), leaves: ['sign-out'] },
  endSession: {
    prepare: async (app) => {
      await employ(app.service, clerk)
      await arrive(app, clerk.username)
      const person = await arrive(app, clerk.username)
      const { items } = await person.get<{ items: { id: string; current: boolean }[] }>('ownSessions')
      const other = items.find(({ current }) => !current)
      return () => person.ask('endSession', { params: { id: other?.id ?? '' } })
    },
    leaves: ['session-ended'],
  },
  endSessionsOf: {
    prepare: securityActs((_, person) => person.ask('endSessionsOf', { params })),
    leaves: ['session-ended'],
  },
  setUp: {
    prepare: async (app) => {
      const token = (await createSetUpLink(app.service)) ?? ''
      return () => visitor(app).ask('setUp', { body: { token, username: 'first', name: '首位', password } })
    },
    leaves: ['set-up'],
  },
  changePassword: {
    prepare: signedIn(clerk, (_, person) =>
      person.ask('changePassword', { body: { current: password, password: `${password}-2` } }),
    ),
    leaves: ['password-changed'],
  },
  setPassword: {
    prepare: async (app) => {
      await employ(app.service, sunLi, clerk)
      const person = await arrive(app, sunLi.username)
      await enrol(app, person)
      const { path } = await person.get<{ path: string }>('createPasswordLink', { params })
      return () => visitor(app).ask('setPassword', { body: { token: path.split('#')[1], password: `${password}-3` } })
    },
    leaves: ['password-set'],
  },
  startSecondFactor: {
    prepare: signedIn(clerk, (_, person) => person.ask('startSecondFactor', { body: {} })),
    leaves: [],
  },
  confirmSecondFactor: {
    prepare: async (app) => {
      await employ(app.service, clerk)
      const person = await arrive(app, clerk.username)
      const { secret } = await person.get<{ secret: string }>('startSecondFactor', { body: {} })
      return () => person.ask('confirmSecondFactor', { body: { code: codeNow(app, secret) } })
    },
    leaves: ['second-factor-enrolled'],
  },
  verifySecondFactor: {
    prepare: async (app) => {
      await employ(app.service, clerk)
      const { secret } = await enrol(app, await arrive(app, clerk.username))
      const person = await arrive(app, clerk.username)
      app.service.clock.pass(60_000)
      return () => person.ask('verifySecondFactor', { body: { code: codeNow(app, secret) } })
    },
    leaves: ['sign-in'],
  },
  makeRecoveryCodes: {
    prepare: async (app) => {
      await employ(app.service, clerk)
      const person = await arrive(app, clerk.username)
      const { secret } = await enrol(app, person)
      app.service.clock.pass(60_000)
      return () => person.ask('makeRecoveryCodes', { body: { code: codeNow(app, secret) } })
    },
    leaves: ['recovery-codes-made'],
  },
  removeSecondFactor: {
    prepare: async (app) => {
      await employ(app.service, clerk)
      const person = await arrive(app, clerk.username)
      const { secret } = await enrol(app, person)
      app.service.clock.pass(60_000)
      return () => person.ask('removeSecondFactor', { body: { code: codeNow(app, secret) } })
    },
    leaves: ['second-factor-removed'],
  },
  startPairing: { prepare: plain((app) => visitor(app).ask('startPairing', { body: challenge })), leaves: [] },
  pollPairing: {
    prepare: async (app) => {
      const code = await startedPairing(app)
      return () =>
        visitor(app).ask('pollPairing', { body: { code, verifier: 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk' } })
    },
    leaves: [],
  },
  inspectPairing: {
    prepare: async (app) => {
      const code = await startedPairing(app)
      return () => call(app, wangFang, 'inspectPairing', { body: { code } })
    },
    leaves: [],
  },
  decidePairing: {
    prepare: async (app) => {
      await employ(app.service, clerk)
      const person = await arrive(app, clerk.username)
      const code = await startedPairing(app)
      await person.get('inspectPairing', { body: { code } })
      return () => person.ask('decidePairing', { body: { code, approve: true } })
    },
    leaves: ['paired'],
  },
  createAccount: {
    prepare: adminActs((_, person) =>
      person.ask('createAccount', { body: { ...clerk, username: 'liming', name: '李明', person: 'gh-1' } }),
    ),
    // The link by which the person sets a password is an act of its own.
    leaves: ['account-created', 'password-link-created'],
  },
  changeAccount: {
    prepare: adminActs((_, person) => person.ask('changeAccount', { params, body: { active: false } })),
    leaves: ['account-changed'],
  },
  createPasswordLink: {
    prepare: adminActs((_, person) => person.ask('createPasswordLink', { params })),
    leaves: ['password-link-created'],
  },
  resetSecondFactor: {
    prepare: securityActs((_, person) => person.ask('resetSecondFactor', { params })),
    leaves: ['second-factor-reset'],
  },
  liftLockOut: {
    prepare: securityActs((_, person) => person.ask('liftLockOut', { params })),
    leaves: ['lock-out-lifted'],
  },
  issueInvitation: {
    prepare: withParcel((app) => call(app, wangFang, 'issueInvitation', { body: { cycle, parcelCodes: [example] } })),
    leaves: ['invitation-issued'],
  },
  issueInvitations: {
    prepare: withParcel((app) => call(app, wangFang, 'issueInvitations', { body: { cycle, parcelCodes: [example] } })),
    leaves: ['invitation-issued'],
  },
  revokeInvitation: {
    prepare: async (app) => {
      await answer(app, wangFang, 'push', { body: batchOf(exampleRows()) })
      const issued = await answer(app, wangFang, 'issueInvitation', { body: { cycle, parcelCodes: [example] } })
      const { id } = (issued as { invitation: { id: string } }).invitation
      return () => call(app, wangFang, 'revokeInvitation', { params: { id } })
    },
    leaves: ['invitation-revoked'],
  },
  acceptInvitation: {
    prepare: async (app) => {
      await answer(app, wangFang, 'push', { body: batchOf(exampleRows()) })
      const issued = await answer(app, wangFang, 'issueInvitation', { body: { cycle, parcelCodes: [example] } })
      const { code } = issued as { code: string }
      return () =>
        visitor(app).ask('acceptInvitation', { body: { code, username: 'shifan', name: '填表人', password } })
    },
    leaves: ['invitation-accepted'],
  },
} satisfies Readonly<Record<string, Walk>>
