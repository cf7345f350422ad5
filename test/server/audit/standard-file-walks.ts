import type { standardFileEndpoints } from '#core/api/standard-files.ts'
import { regExample20261 } from '#core/standards/reg-example-2026-1.ts'
import { wangFang, zhouTao } from '../cast.ts'
import { call } from '../http/test-app.ts'
import { shipped } from '../standards/stage.ts'
import { plain, type Walk } from './walk-scenes.ts'

const params = { id: shipped }

function file(): FormData {
  const body = new FormData()
  body.set('file', new Blob([JSON.stringify(regExample20261)]), '评估标准.json')
  return body
}

/** 评估标准.xlsx: what leaves the system is on record, what is looked at before it is kept is not. */
export const standardFileWalks: Readonly<Record<keyof typeof standardFileEndpoints, Walk>> = {
  standardWorkbook: {
    prepare: plain((app) => call(app, wangFang, 'standardWorkbook', { params })),
    leaves: ['exported'],
  },
  standardJsonFile: {
    prepare: plain((app) => call(app, wangFang, 'standardJsonFile', { params })),
    leaves: ['exported'],
  },
  previewStandardFile: {
    prepare: plain((app) => call(app, zhouTao, 'previewStandardFile', { body: file() })),
    leaves: [],
  },
}
