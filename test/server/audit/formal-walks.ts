import { authorise } from '#server/actions/authorise.ts'
import { runEvaluation } from '#server/evaluation-runs/run-evaluation.ts'
import { sunLi, wangFang, zhouTao } from '../cast.ts'
import { madeAgain } from '../formal/made-again.ts'
import { letPass, runFormal, toStage } from '../formal/stage.ts'
import { answer, call, type TestApp } from '../http/test-app.ts'
import { batchOf, cycle, example, exampleRows } from '../rows.ts'
import { reading, type Walk, withDraft, withParcel } from './walk-scenes.ts'

const params = { id: '1' }
const gate = { cycle, gate: 'incomplete' } as const

/** Over a year that has been counted. */
function counted(ask: (app: TestApp) => Promise<Response>): Walk['prepare'] {
  return async (app) => {
    await answer(app, wangFang, 'push', { body: batchOf(exampleRows()) })
    await answer(app, zhouTao, 'checkFormalGates', { body: { cycle } })
    return () => ask(app)
  }
}

const overriding = (app: TestApp): Promise<Response> =>
  call(app, sunLi, 'overrideFormalGate', { body: { ...gate, reason: '市局要求先行试评' } })

/** 正式评估: counting, letting pass, making again and cancelling are on record; looking is not. */
export const formalWalks = {
  formalGates: reading('formalGates', zhouTao, { query: { cycle } }),
  formalGateLines: reading('formalGateLines', zhouTao, { query: gate }),
  checkFormalGates: {
    prepare: withParcel((app) => call(app, zhouTao, 'checkFormalGates', { body: { cycle } })),
    leaves: ['gates-checked'],
  },
  exportFormalGates: {
    prepare: counted((app) => call(app, zhouTao, 'exportFormalGates', { query: { cycle } })),
    leaves: ['exported'],
  },
  overrideFormalGate: { prepare: async (app) => () => overriding(app), leaves: ['gate-overridden'] },
  revokeFormalGate: {
    prepare: async (app) => {
      await overriding(app)
      return () => call(app, sunLi, 'revokeFormalGate', { body: gate })
    },
    leaves: ['gate-override-revoked'],
  },
  reEvaluate: {
    prepare: async (app) => {
      await answer(app, wangFang, 'push', { body: batchOf(exampleRows()) })
      await toStage(app.service)
      await letPass(app.service, 'unconfirmed', 'sample-standard', 'unverified')
      await runFormal(app.service)
      const body = { parcelCodes: [example], reason: '公示期异议成立' }
      return () => call(app, zhouTao, 'reEvaluate', { params, body })
    },
    leaves: ['evaluation-started', 'evaluation-ended'],
  },
  reEvaluation: {
    prepare: withDraft(async (app) => {
      await madeAgain(app, [example])
      return call(app, zhouTao, 'reEvaluation', { params })
    }),
    leaves: [],
  },
  exportReEvaluation: {
    prepare: withDraft(async (app) => {
      await madeAgain(app, [example])
      return call(app, zhouTao, 'exportReEvaluation', { params })
    }),
    leaves: ['exported'],
  },
  cancelEvaluation: {
    prepare: async (app) => {
      await answer(app, wangFang, 'push', { body: batchOf(exampleRows()) })
      const grant = await authorise(app.service, zhouTao, 'runEvaluation')
      await runEvaluation(app.service, grant, { cycle }, 0)
      return () => call(app, zhouTao, 'cancelEvaluation', { params })
    },
    leaves: ['evaluation-cancelled'],
  },
} as const satisfies Readonly<Record<string, Walk>>
