import type { standardEndpoints } from '#core/api/standards.ts'
import { shiLi, wangFang, zhouTao } from '../cast.ts'
import { type Call, call } from '../http/test-app.ts'
import { draftId, Register, shipped } from '../standards/stage.ts'
import { reading, type Walk } from './walk-scenes.ts'

type OfStandards = keyof typeof standardEndpoints

/** 周涛 asks with a draft in the register. */
function withStandard(id: OfStandards, request: (register: Register) => Promise<Call>): Walk['prepare'] {
  return async (app) => {
    const register = new Register(app)
    await register.draft()
    const asked = await request(register)
    return () => call(app, zhouTao, id, asked)
  }
}

const params = { id: draftId }

export const standardWalks: Readonly<Record<OfStandards, Walk>> = {
  standards: reading('standards', wangFang),
  standard: reading('standard', wangFang, { params: { id: shipped } }),
  standardVersion: reading('standardVersion', wangFang, { params: { id: shipped } }),
  standardDifferences: reading('standardDifferences', wangFang, { params: { id: shipped, other: shipped } }),
  standardInForce: reading('standardInForce', shiLi),
  createStandard: {
    prepare: withStandard('createStandard', async () => ({ body: { basedOn: shipped, id: 'REG-试行-2027.2' } })),
    leaves: ['standard-created'],
  },
  saveStandard: {
    prepare: withStandard('saveStandard', async (register) => {
      const { revision, standard } = await register.read(draftId)
      return { params, body: { revision, standard: { ...standard, name: '另一个名称' } } }
    }),
    leaves: ['standard-saved'],
  },
  deleteStandard: {
    prepare: withStandard('deleteStandard', async () => ({ params })),
    leaves: ['standard-deleted'],
  },
  actOnStandard: {
    prepare: withStandard('actOnStandard', async (register) => {
      await register.try(draftId)
      return register.request(draftId, 'submit')
    }),
    leaves: ['standard-acted'],
  },
}
