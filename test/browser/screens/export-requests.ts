import type { ExportRequestBody } from '#core/api/export-requests.ts'
import { authorise } from '#server/actions/authorise.ts'
import { sampleDistrict } from '#server/demo/district.ts'
import { applyList } from '#server/department-data/apply-list.ts'
import { uploadList } from '#server/department-data/upload-list.ts'
import { askExport } from '#server/export-requests/ask.ts'
import { decideExport, revokeExport } from '#server/export-requests/decide.ts'
import { cycle, type District, startDistrict } from '../district.ts'
import type { Screen, ScreenGroup } from '../screen.ts'
import { broken, press, type Step, seen, shapes, signingIn, silent, steps } from '../screen-steps.ts'

let district: District | null = null
const places = { parcel: '', list: '' }

const as = signingIn(() => {
  if (district === null) throw new Error('the district is not open')
  return district
})

function screen(name: string, path: () => string, before: Step, ...then: readonly Step[]): Screen {
  return {
    name: `export-requests-${name}`,
    get path() {
      return path()
    },
    before,
    setup: steps(...then),
  }
}

const page = (): string => '/export-requests'
const parcel = (): string => `/parcels/${cycle}/${encodeURIComponent(places.parcel)}`
const list = (): string => `/department-data/lists/${places.list}`
const line = seen('tbody tr th[scope="row"]')
const row = seen('tbody tr[data-row] td:not(:has(.skeleton))')
const api = '**/api/v1/export-requests**'
const openLine: Step = (on) => on.locator('tbody tr[data-row="0"] td').nth(1).click()
const openData: Step = (on) => on.getByRole('tab', { name: '数据', exact: true }).click()

const screens: readonly Screen[] = [
  screen('empty', () => '/export-requests?kind=results', as('tongji'), seen('.empty')),
  screen('loading', page, as('zhoutao', silent(api)), shapes),
  screen('error', page, as('zhoutao', broken(api)), shapes),
  screen('list', page, as('zhoutao'), line),
  screen('list-department', page, as('shuiwu'), line),
  screen('ask', () => '/export-requests?ask=ledger', as('zhoutao'), line, press('提交申请'), shapes),
  screen('decide', page, as('shuiwu'), line, press(/^审批第/), press('驳回')),
  screen('revoke', page, as('zhoutao'), line, press(/^撤销第/), press(/^撤销第/)),
  screen('list-of-figures', list, as('shuiwu'), row, openLine, seen('.base-detail')),
  screen('list-of-figures-district', list, as('zhoutao'), row),
  screen('parcel-figures', parcel, as('zhoutao'), openData, seen('section[aria-label="部门按地块核定的数"]')),
  screen('parcel-figures-town', parcel, as('wangfang'), openData, seen('section[aria-label="部门按地块核定的数"]')),
]

/** A list of 区税务局 with figures for whole parcels, applied; a request in every state that can be made at once. */
async function fill({ server: { service }, actor }: District, codes: readonly string[]): Promise<void> {
  const right = (username: string, endpoint: Parameters<typeof authorise>[2]) =>
    authorise(service, actor(username), endpoint)
  const heads = ['地块编码', '统一社会信用代码', '上缴税金总额（万元）', '研究开发费用（万元）']
  const rows = codes.slice(0, 40).map((code, index) => [code, '', String(1200 + index * 3.5), index === 0 ? '260' : ''])
  const bytes = Buffer.from([heads, ...rows].map((cells) => cells.join(',')).join('\n'))
  const sent = { cycle, name: '2025年度按地块税收.csv', bytes }
  const read = await uploadList(service, await right('shuiwu', 'uploadDepartmentList'), sent)
  await applyList(service, await right('shuiwu', 'applyDepartmentList'), read.id, {
    left: read.left,
    reason: '年度核定',
  })
  places.list = read.id
  places.parcel = codes[0] ?? ''
  const ask = async (body: Partial<ExportRequestBody>) => {
    const usual = { kind: 'ledger' as const, cycle, fields: ['taxPaid'], purpose: '报区政府专题会议核对亩均税收' }
    const asked = { ...usual, ...body }
    return (await askExport(service, await right('zhoutao', 'askExport'), asked)).number
  }
  const used = await ask({ kind: 'results', object: '1', purpose: '与税务局核对 E1 指标，仅专班两人使用' })
  const approval = { decision: 'approved', days: 7, downloads: 3, note: '仅限会议使用' } as const
  await decideExport(service, await right('shuiwu', 'decideExport'), used, approval)
  const refused = await ask({ purpose: '留存备查，不另外使用' })
  const rejection = { decision: 'rejected', note: '用途不明，请写明会议和知悉范围' } as const
  await decideExport(service, await right('shuiwu', 'decideExport'), refused, rejection)
  const revoked = await ask({ town: '310117105000' })
  await decideExport(service, await right('shuiwu', 'decideExport'), revoked, approval)
  await revokeExport(service, await right('zhoutao', 'revokeExport'), revoked, '会议取消')
  await ask({ fields: ['revenue', 'grossOutput', 'fixedAssets', 'energyTce', 'employeesYearEnd', 'taxPaid'] })
  await ask({ kind: 'department-list', object: read.id, fields: ['taxPaid', 'rdExpense'] })
}

export const group: ScreenGroup = {
  name: 'export-requests',
  screens,
  start: async () => {
    const parcels = sampleDistrict(2025)
    district = await startDistrict({ parcels, draft: true })
    const inTown = parcels.filter(({ parcel }) => parcel.townCode === '310117105000')
    await fill(
      district,
      inTown.map(({ parcel }) => String(parcel.parcelCode)),
    )
    return district
  },
}
