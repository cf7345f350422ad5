import { randomUUID } from 'node:crypto'
import type { letterEndpoints } from '#core/api/letters.ts'
import type { EndpointId } from '#core/api/table.ts'
import { pdf } from '../attachments/files.ts'
import { chedun, owner, third, xinqiao } from '../cast.ts'
import { fileBody } from '../disputes/stage.ts'
import { type Call, call, type TestApp } from '../http/test-app.ts'
import { type MadeFor, type MadeLetter, madeLetter } from '../letters/made-letter.ts'
import { cycle, example } from '../rows.ts'
import type { Probe } from './access-probes.ts'
import { outcomeOf } from './outcome.ts'

type Which = 'own' | 'other'

const elsewhere = 'SJ-CD-0001'
const madeFor: Readonly<Record<Which, MadeFor>> = {
  own: { firm: owner, town: xinqiao, parcel: example },
  other: { firm: third, town: chedun, parcel: elsewhere },
}

const letters = new WeakMap<TestApp, Promise<Readonly<Record<Which, MadeLetter>>>>()

function lettersOf(app: TestApp): Promise<Readonly<Record<Which, MadeLetter>>> {
  const known = letters.get(app) ?? make(app)
  letters.set(app, known)
  return known
}

async function make(app: TestApp): Promise<Readonly<Record<Which, MadeLetter>>> {
  return { own: await madeLetter(app, madeFor.own), other: await madeLetter(app, madeFor.other) }
}

/** Read to its end, so that nothing is still being made. */
async function taken(response: Response): Promise<Response> {
  const { status, headers } = response
  return new Response(await response.arrayBuffer(), { status, headers })
}

function about(id: EndpointId, request: (letter: MadeLetter) => Call): Probe {
  return async ({ app }, actor, which) =>
    outcomeOf(await taken(await call(app, actor, id, request((await lettersOf(app))[which]))))
}

function plain(id: EndpointId, request: Call = {}): Probe {
  return async ({ app }, actor) => outcomeOf(await call(app, actor, id, request))
}

const query = { cycle }
const ofLetter = ({ id }: MadeLetter): Call => ({ params: { id } })
const ofBatch = ({ batch }: MadeLetter): Call => ({ params: { id: batch } })
const template = { cycle, kind: 'bulletin', title: '通报', body: '{{进度排名}}' }
const version = { version: 0, reason: '按编号规则' }
const words = {
  'result-notice': '松告',
  'return-notice': '松退',
  'objection-answer': '松复',
  'disposal-notice': '松处',
  bulletin: '松报',
}
const settings = { words, issuer: '区工作专班', deliverDays: 10, openedIsDelivery: false }

/** 函件. */
export const letterProbes: Readonly<Record<keyof typeof letterEndpoints, Probe>> = {
  formalLetters: async ({ app }, actor, which) => {
    await lettersOf(app)
    return outcomeOf(await call(app, actor, 'formalLetters', { query }), async (response) =>
      (await response.text()).includes(madeFor[which].parcel),
    )
  },
  exportFormalLetters: async ({ app }, actor, which) => {
    await lettersOf(app)
    return outcomeOf(await call(app, actor, 'exportFormalLetters', { query }), async (response) => {
      const { read, utils } = await import('xlsx')
      const { Sheets: sheets } = read(new Uint8Array(await response.arrayBuffer()))
      const told = Object.values(sheets).flatMap((sheet) => utils.sheet_to_json(sheet, { header: 1 }))
      return JSON.stringify(told).includes(madeFor[which].parcel)
    })
  },
  letterCandidates: plain('letterCandidates', { query: { cycle, kind: 'result-notice' } }),
  letterBatches: plain('letterBatches', { query }),
  startLetterBatch: async ({ app }, actor) =>
    outcomeOf(await call(app, actor, 'startLetterBatch', { body: { id: randomUUID(), cycle, kind: 'bulletin' } })),
  advanceLetterBatch: about('advanceLetterBatch', ofBatch),
  cancelLetterBatch: about('cancelLetterBatch', ofBatch),
  letterBatchFile: about('letterBatchFile', ofBatch),
  letterFileProgress: about('letterFileProgress', ofBatch),
  letterTemplates: plain('letterTemplates'),
  publishLetterTemplate: plain('publishLetterTemplate', {
    body: { ...template, version: 0, effectiveFrom: '2026-11-21', note: '本区文本' },
  }),
  previewLetter: plain('previewLetter', { body: template }),
  changeLetterSettings: plain('changeLetterSettings', { body: { ...settings, ...version } }),
  formalLetter: about('formalLetter', ofLetter),
  formalLetterFile: about('formalLetterFile', (letter) => ({ ...ofLetter(letter), query: { format: 'pdf' } })),
  voidLetter: about('voidLetter', (letter) => ({ ...ofLetter(letter), body: { reason: '有误', replace: false } })),
  recordLetterDelivery: about('recordLetterDelivery', (letter) => ({
    ...ofLetter(letter),
    body: { on: '2026-11-21', how: '直接', to: '门卫' },
  })),
  attachLetterReceipt: about('attachLetterReceipt', ({ id }) => ({
    params: { id, number: '1' },
    body: fileBody(pdf, '回证.pdf'),
  })),
  letterReceipt: about('letterReceipt', ({ id, sha256 }) => ({ params: { id, sha256 } })),
}
