import { vi } from 'vitest'
import type { ArchivePackage, archiveEndpoints } from '#core/api/archives.ts'
import type { cityReviewEndpoints } from '#core/api/city-review.ts'
import type { cycleStageEndpoints } from '#core/api/cycle-stages.ts'
import { opinionHeadings } from '#core/city-review/opinion.ts'
import { listFile } from '../account-batches/lists.ts'
import { pdf } from '../attachments/files.ts'
import { wangFang, zhouTao } from '../cast.ts'
import {
  agreed,
  agreement,
  decision,
  elsewhere,
  evaluate,
  ofCycle,
  packaged,
  stages,
  submission,
  uploaded,
} from '../cycle-stage/stage.ts'
import { answer, type Call, call, type TestApp } from '../http/test-app.ts'
import { reading, type Walk } from './walk-scenes.ts'

type OfStages = keyof typeof cycleStageEndpoints | keyof typeof cityReviewEndpoints | keyof typeof archiveEndpoints

type Ready = (app: TestApp) => Promise<void>

/** Over a year that was brought so far. */
function of(id: OfStages, ready: readonly Ready[], request: (app: TestApp) => Promise<Call> | Call): Walk['prepare'] {
  return async (app) => {
    for (const step of ready) await step(app)
    const asked = await request(app)
    return () => call(app, zhouTao, id, asked)
  }
}

const handIn: Ready = async (app) => {
  await answer(app, zhouTao, 'submitToCity', await submission(app))
}
const inReview = [evaluate, packaged] as const
const handed = [...inReview, handIn] as const
const decide: Ready = async (app) => {
  await answer(app, zhouTao, 'recordDecision', await decision(app))
}
const decided = [...handed, agreed, decide] as const
const ofFirst: Call = { params: { ...ofCycle, number: '1' } }

async function opinions(): Promise<Call> {
  return { params: ofCycle, body: await listFile(opinionHeadings, [[elsewhere, '调整', 'D', '长期空置']]) }
}

const read: Ready = async (app) => {
  await answer(app, zhouTao, 'uploadOpinions', await opinions())
}

function scan(): Call {
  const body = new FormData()
  body.append('file', new File([new Uint8Array(pdf)], '纪要.pdf'))
  return { params: ofCycle, body }
}

async function untilBuilt(app: TestApp): Promise<void> {
  await vi.waitFor(async () => {
    const { items } = (await answer(app, zhouTao, 'archivePackages', { params: ofCycle })) as {
      items: ArchivePackage[]
    }
    if (items.some(({ state }) => state === 'running')) throw new Error('still running')
  }, 10_000)
}

const build: Ready = async (app) => {
  await answer(app, zhouTao, 'buildArchive', { params: ofCycle })
}

export const cycleStageWalks: Readonly<Record<OfStages, Walk>> = {
  cycleStages: reading('cycleStages', wangFang, { params: ofCycle }),
  actOnCycle: {
    prepare: of('actOnCycle', [evaluate], async (app) => {
      const { last } = await stages(app)
      return { params: ofCycle, body: { act: 'step-back', last, reason: '漏填' } }
    }),
    leaves: ['stage-act'],
  },
  uploadStageDocument: { prepare: of('uploadStageDocument', [], scan), leaves: ['stage-document-uploaded'] },
  stageDocument: {
    prepare: of('stageDocument', [], async (app) => ({ params: { ...ofCycle, sha256: await uploaded(app) } })),
    leaves: [],
  },
  decision: reading('decision', wangFang, { params: ofCycle }),
  recordDecision: { prepare: of('recordDecision', [...handed, agreed], decision), leaves: ['stage-act'] },
  cityReview: reading('cityReview', zhouTao, { params: ofCycle }),
  saveCityMapping: {
    prepare: of('saveCityMapping', [], () => ({
      body: { base: 0, columns: [{ name: 'DKBM', field: 'parcelCode' }], note: '市平台口头告知' },
    })),
    leaves: ['city-mapping-saved'],
  },
  makeCityPackage: {
    prepare: of('makeCityPackage', inReview, () => ({ params: ofCycle })),
    leaves: ['city-package-made'],
  },
  cityPackageFile: { prepare: of('cityPackageFile', inReview, () => ofFirst), leaves: ['exported'] },
  submitToCity: { prepare: of('submitToCity', inReview, submission), leaves: ['stage-act'] },
  opinionTemplate: { prepare: of('opinionTemplate', [evaluate], () => ({ params: ofCycle })), leaves: [] },
  uploadOpinions: { prepare: of('uploadOpinions', handed, opinions), leaves: ['city-opinions-read'] },
  opinionLines: { prepare: of('opinionLines', [...handed, read], () => ofFirst), leaves: [] },
  closeOpinionList: {
    prepare: of('closeOpinionList', [...handed, read], () => ({ ...ofFirst, body: { apply: true } })),
    leaves: ['stage-act', 'city-opinions-closed'],
  },
  enterOpinion: {
    prepare: of('enterOpinion', handed, () => ({
      params: ofCycle,
      body: { parcelCode: elsewhere, opinion: '调整', class: 'D', reason: '长期空置' },
    })),
    leaves: ['stage-act', 'city-opinion-entered'],
  },
  agreeToRest: { prepare: of('agreeToRest', handed, agreement), leaves: ['stage-act'] },
  cityOpinions: reading('cityOpinions', zhouTao, { params: ofCycle }),
  archivePackages: reading('archivePackages', zhouTao, { params: ofCycle }),
  buildArchive: {
    prepare: async (app) => {
      for (const step of decided) await step(app)
      return async () => {
        const response = await call(app, zhouTao, 'buildArchive', { params: ofCycle })
        await untilBuilt(app)
        return response
      }
    },
    leaves: ['archive-started', 'archive-ended'],
  },
  cancelArchive: { prepare: of('cancelArchive', [...decided, build], () => ofFirst), leaves: ['archive-ended'] },
  archiveFile: { prepare: of('archiveFile', [...decided, build, untilBuilt], () => ofFirst), leaves: ['exported'] },
}
