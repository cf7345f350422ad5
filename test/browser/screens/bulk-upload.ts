import { randomUUID } from 'node:crypto'
import { authorise } from '#server/actions/authorise.ts'
import { addFile } from '#server/bulk-upload/add-file.ts'
import { closeRun } from '#server/bulk-upload/close-run.ts'
import { runReport } from '#server/bulk-upload/run-report.ts'
import { startRun } from '#server/bulk-upload/start-run.ts'
import { pushAs } from '#server/demo/seed.ts'
import { patchWorkbook } from '#workbook/patch.ts'
import { type ChosenFile, chosen, ledgerOf, parcelsOfXinqiao, strangers } from '../bulk-upload-files.ts'
import { cycle, type District, startDistrict } from '../district.ts'
import type { Screen, ScreenGroup } from '../screen.ts'
import { broken, type Step, seen, shapes, signingIn, silent, steps } from '../screen-steps.ts'

let district: District | null = null
const runs = { done: randomUUID(), fixed: randomUUID(), open: randomUUID() }

const as = signingIn(() => {
  if (district === null) throw new Error('the district is not open')
  return district
})

function screen(name: string, path: () => string, before: Step, ...then: readonly Step[]): Screen {
  return {
    name: `bulk-upload-${name}`,
    get path() {
      return path()
    },
    before,
    setup: steps(...then),
  }
}

const page = (): string => '/uploads'
const of =
  (run: keyof typeof runs, rest = '') =>
  (): string =>
    `/uploads/${runs[run]}${rest}`
const row = seen('tbody tr[data-row] td:not(:has(.skeleton))')
const line = seen('tbody tr th[scope="row"]')
const openRow: Step = (on) => on.locator('tbody tr[data-row="0"] td').nth(1).click()
const api = '**/api/v1/upload-runs**'
const sending = '**/api/v1/upload-runs/*/files'
const choose: Step = async (on) => {
  const files = [await ledgerOf('新桥.xlsx', parcelsOfXinqiao().slice(0, 1), { selfNote: '再次上传' })]
  await on.locator('input[type="file"][accept]').setInputFiles(files)
}

const screens: readonly Screen[] = [
  screen('empty', () => '/uploads?cycle=2024', as('liqiang'), seen('.empty')),
  screen('loading', page, as('wangfang', silent(api)), shapes),
  screen('error', page, as('wangfang', broken(api)), shapes),
  screen('runs', page, as('wangfang'), line),
  screen('runs-district', page, as('zhoutao'), line),
  screen('sending', page, as('wangfang', silent(sending)), line, choose, seen('.progress'), shapes),
  screen('broken', page, as('wangfang', broken(sending)), line, choose, seen('.is-warning'), shapes),
  screen('go-on', of('open'), as('wangfang'), row),
  screen('rows', of('done'), as('wangfang'), row),
  screen('rows-error', of('done', '?level=error'), as('wangfang'), row, openRow, seen('.base-detail')),
  screen('rows-conflict', of('done', '?outcome=conflict'), as('wangfang'), row, openRow, seen('.base-detail')),
  screen('rows-district', of('done', '?level=error'), as('zhoutao'), row),
  screen('rows-nothing', of('done', '?q=没有'), as('wangfang'), seen('.empty')),
  screen('files', of('done', '?tab=files'), as('wangfang'), line),
  screen('settled', of('fixed', '?tab=settled'), as('wangfang'), row),
]

/** A run with every kind of file and row and some hundred more, its repair half fixed, and one that was broken off. */
async function fill({ server: { service }, actor }: District): Promise<void> {
  const wangfang = actor('wangfang')
  const right = (endpoint: Parameters<typeof authorise>[2]) => authorise(service, wangfang, endpoint)
  const parcels = parcelsOfXinqiao()
  const send = async (run: string, announced: number, files: readonly ChosenFile[]): Promise<void> => {
    await startRun(service, await right('startUploadRun'), { id: run, cycle, announced })
    for (const { name, buffer } of files) {
      await addFile(service, await right('addUploadFile'), run, { name, bytes: new Uint8Array(buffer) })
    }
  }
  const parcelCode = String(parcels[3]?.parcel.parcelCode)
  const fields = { floorArea: 12_345 }
  const taken = { form: 'parcel-self-assessment', key: { cycle, parcelCode }, baseRevision: 1, fields } as const
  await pushAs(service, actor('zhoutao'), 'of the 专班', [taken])
  const folder = '新桥镇2025年度产业用地一地一表（企业填报）/第三片区/'
  await send(runs.done, 8, [
    await ledgerOf('新桥镇台账.xlsx', parcels.slice(10)),
    await ledgerOf(`${folder}SJ-XQ-0001-上海示例精密机械制造有限公司.xlsx`, parcels.slice(0, 1), {
      selfNote: '补充说明',
    }),
    await ledgerOf('有错.xlsx', parcels.slice(1, 3), { floorArea: { raw: '一万六' }, townCode: { raw: '新桥' } }),
    await ledgerOf('有冲突.xlsx', parcels.slice(3, 4), { floorArea: 20_000 }),
    ...strangers.slice(0, 2),
  ])
  const unsent = [{ name: '扫描件.xlsx', size: 31_000_000, reason: 'too-large' }] as const
  await closeRun(service, await right('closeUploadRun'), runs.done, { end: 'done', announced: 7, unsent: [...unsent] })
  const { bytes } = await runReport(service, await right('uploadRunReport'), runs.done, {})
  const pieces: Uint8Array[] = []
  for await (const piece of bytes) pieces.push(piece)
  const report = Buffer.concat(pieces)
  await send(runs.fixed, 1, [chosen('改好.xlsx', patchWorkbook(report, []))])
  await closeRun(service, await right('closeUploadRun'), runs.fixed, { end: 'done', announced: 1, unsent: [] })
  await send(runs.open, 12, [await ledgerOf('第一份.xlsx', parcels.slice(4, 5))])
}

export const group: ScreenGroup = {
  name: 'bulk-upload',
  async start() {
    district = await startDistrict({ parcels: parcelsOfXinqiao(), draft: false })
    await fill(district)
    return district
  },
  screens,
}
