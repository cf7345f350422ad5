import type { Page } from 'playwright-core'
import { authorise } from '#server/actions/authorise.ts'
import { seedAuthority } from '#server/demo/accounts.ts'
import { sampleDistrict } from '#server/demo/district.ts'
import { saveRosterEntry } from '#server/roster/save.ts'
import { handOver, previewHandOver } from '#server/third-parties/hand-over.ts'
import { listThirdParties } from '#server/third-parties/list.ts'
import { saveUnit } from '#server/third-parties/units.ts'
import { accountList } from '../../server/account-batches/lists.ts'
import { cycle, type District, startDistrict } from '../district.ts'
import type { Screen, ScreenGroup } from '../screen.ts'
import { broken, type Step, seen, shapes, signingIn, silent, steps } from '../screen-steps.ts'

let district: District | null = null

const as = signingIn(() => {
  if (district === null) throw new Error('the district is not open')
  return district
})

function screen(name: string, path: string, before: Step, ...then: readonly Step[]): Screen {
  return { name: `roster-${name}`, path, before, setup: steps(...then) }
}

const press =
  (name: RegExp): Step =>
  (page) =>
    page.getByRole('button', { name }).first().click()

const list: Step = async (page: Page) => {
  const form = await accountList([
    ['李明', '街镇经办', '新桥镇', null, null, '13812345678'],
    ['赵税', '条线部门', '区税务局', null, null, null],
    ['王五', '镇长', '新桥镇', null, null, null],
    ['测绘员', '第三方技术单位', '没有登记的公司', null, null, null],
  ])
  const file = form.get('file') as File
  const buffer = Buffer.from(await file.arrayBuffer())
  await page.getByLabel('选择名单').setInputFiles({ name: '账号名单.xlsx', mimeType: file.type, buffer })
}

const screens: readonly Screen[] = [
  screen('list', '/roster', as('zhoutao'), seen('tbody tr')),
  screen('entry', '/roster', as('zhoutao'), seen('tbody tr'), press(/^更改/), seen('.users-form')),
  screen('import', '/roster', as('zhoutao'), seen('tbody tr'), press(/^导入名册/), seen('.upload-pick')),
  screen('looking', '/roster', as('shuiwu'), seen('tbody tr')),
  screen('error', '/roster', as('zhoutao', broken('**/api/v1/roster')), seen('.banner-err'), shapes),
  screen('loading', '/roster', as('zhoutao', silent('**/api/v1/roster')), shapes),
  screen('units', '/roster?tab=units', as('zhoutao'), seen('tbody tr')),
  screen('units-own', '/roster?tab=units', as('disanfang'), seen('tbody tr')),
  screen('unit', '/roster?tab=units', as('zhoutao'), seen('tbody tr'), press(/^登记单位/), seen('.users-form')),
  screen('give', '/roster?tab=units', as('zhoutao'), seen('tbody tr'), press(/^授权/), seen('.users-form')),
  screen('hand-over', '/roster?tab=units', as('zhoutao'), seen('tbody tr'), press(/^移交/), seen('.users-form')),
  screen(
    'progress',
    '/roster?tab=units',
    as('zhoutao'),
    seen('tbody tr'),
    press(/^进度/),
    seen('[aria-label=地块进度]'),
  ),
  screen('batch', '/users/import', as('guanli'), seen('.upload-pick')),
  screen('batch-preview', '/users/import', as('guanli'), seen('.upload-pick'), list, seen('tbody tr')),
  screen('invitations', '/invitations', as('wangfang'), seen('.users-form')),
]

async function seed(opened: District, codes: readonly string[]): Promise<void> {
  const { service } = opened.server
  const actor = opened.actor('zhoutao')
  const entry = { section: '规建办', phone: '13812345678', account: null, from: '2026-01-01', until: null }
  const people = [
    ['310117105000', 'leader', '赵镇'],
    ['310117105000', 'substitute', '李强'],
    ['tax', 'contact', '赵敏'],
  ] as const
  for (const [office, duty, name] of people) {
    const grant = await authorise(service, actor, 'saveRosterEntry')
    await saveRosterEntry(service, grant, { ...entry, id: null, revision: 0, office, duty, name })
  }
  await seedAuthority(service, actor, codes)
  const contact = { contactName: '钱工', contactPhone: '13900000000', revision: 0 }
  const other = { uscc: '913101170000002115', name: '示例勘测设计院有限公司', contractNo: '示例-2026-02', ...contact }
  await saveUnit(service, await authorise(service, actor, 'saveThirdParty'), other)
  const grant = await authorise(service, actor, 'handOver')
  const id = (await listThirdParties(service, grant)).authorities[0]?.id ?? ''
  const chosen = { cycle, parcelCodes: codes.slice(0, 2) }
  const { total, unfinished } = await previewHandOver(service, grant, id, chosen)
  const order = { toUscc: other.uscc, until: '2027-06-30', reason: '第二标段换单位', total, unfinished }
  await handOver(service, grant, id, { ...chosen, ...order })
}

export const group: ScreenGroup = {
  name: 'roster',
  start: async () => {
    const parcels = sampleDistrict(2025).slice(0, 40)
    district = await startDistrict({ parcels, draft: false })
    await seed(
      district,
      parcels.slice(0, 8).map(({ parcel }) => String(parcel.parcelCode)),
    )
    return district
  },
  screens,
}
