import type { objectionEndpoints } from '#core/api/objections.ts'
import type { publicationEndpoints } from '#core/api/publications.ts'
import { pdf } from '../attachments/files.ts'
import { shiLi, wangFang, zhouTao } from '../cast.ts'
import { answer, type Call, call, type TestApp } from '../http/test-app.ts'
import {
  accepted,
  evidenceBody,
  fill,
  grounds,
  Objecting,
  prepare,
  prepared,
  publicationCall,
  published,
} from '../publication/stage.ts'
import { batchOf, cycle, example, exampleRows } from '../rows.ts'
import { reading, type Walk } from './walk-scenes.ts'

type OfPublications = keyof typeof publicationEndpoints | keyof typeof objectionEndpoints

/** Over a year with a formal evaluation. */
function of(id: OfPublications, actor: typeof shiLi, request: (app: TestApp) => Promise<Call> | Call): Walk['prepare'] {
  return async (app) => {
    await answer(app, wangFang, 'push', { body: batchOf(exampleRows()) })
    await fill(app)
    const asked = await request(app)
    return () => call(app, actor, id, asked)
  }
}

async function outOf(app: TestApp): Promise<Call> {
  return { params: { number: String((await published(app)).number) } }
}

async function submittedOf(app: TestApp): Promise<Objecting> {
  await published(app)
  return Objecting.submitted(app)
}

const opening = { publication: 1, parcelCode: example, items: ['other'], grounds }
const terms = { version: 0, windowDays: 7, answerDays: 10, opinionDays: 5, reason: '会议纪要' }

export const publicationWalks: Readonly<Record<OfPublications, Walk>> = {
  publications: reading('publications', zhouTao, { query: { cycle } }),
  preparePublication: {
    prepare: of('preparePublication', zhouTao, () => ({ body: prepared })),
    leaves: ['publication-acted'],
  },
  publication: { prepare: of('publication', zhouTao, outOf), leaves: [] },
  publicationLines: { prepare: of('publicationLines', shiLi, outOf), leaves: [] },
  actOnPublication: {
    prepare: of('actOnPublication', zhouTao, async (app) => publicationCall(await prepare(app), 'check')),
    leaves: ['publication-acted'],
  },
  publicationFile: {
    prepare: of('publicationFile', zhouTao, async (app) => ({ ...(await outOf(app)), query: { as: 'xlsx' } })),
    leaves: ['exported'],
  },
  publicationIntegrity: { prepare: of('publicationIntegrity', zhouTao, outOf), leaves: [] },
  publicationTerms: reading('publicationTerms', shiLi),
  changePublicationTerms: {
    prepare: of('changePublicationTerms', zhouTao, () => ({ body: terms })),
    leaves: ['publication-terms-changed'],
  },
  objections: reading('objections', wangFang, { query: { cycle } }),
  openObjection: {
    prepare: of('openObjection', shiLi, async (app) => {
      await published(app)
      return { body: opening }
    }),
    leaves: ['objection-opened'],
  },
  objection: {
    prepare: of('objection', zhouTao, async (app) => ({ params: (await submittedOf(app)).params })),
    leaves: [],
  },
  actOnObjection: {
    prepare: of('actOnObjection', wangFang, async (app) =>
      (await submittedOf(app)).request('opine', { note: '经核实情况属实' }),
    ),
    leaves: ['objection-acted'],
  },
  attachToObjection: {
    prepare: of('attachToObjection', shiLi, async (app) => {
      await published(app)
      return { params: (await Objecting.open(app)).params, body: evidenceBody(pdf, '申请.pdf') }
    }),
    leaves: ['objection-file-added'],
  },
  objectionFile: {
    prepare: of('objectionFile', zhouTao, async (app) => {
      const { params, detail } = await submittedOf(app)
      return { params: { ...params, sha256: detail.evidence[0]?.sha256 ?? '' } }
    }),
    leaves: ['exported'],
  },
  reEvaluateObjections: {
    prepare: async (app) => {
      await accepted(app)
      const body = { cycle, reason: '公示期异议成立' }
      return () => call(app, zhouTao, 'reEvaluateObjections', { body })
    },
    leaves: ['evaluation-started', 'evaluation-ended', 'objection-acted'],
  },
  objectionReEvaluation: reading('objectionReEvaluation', zhouTao, { query: { cycle } }),
}
