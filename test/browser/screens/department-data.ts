import { authorise } from '#server/actions/authorise.ts'
import { sampleDistrict } from '#server/demo/district.ts'
import { applyList } from '#server/department-data/apply-list.ts'
import { readDeclarations } from '#server/department-data/declaration-views.ts'
import { declareComplete } from '#server/department-data/declare.ts'
import { uploadList } from '#server/department-data/upload-list.ts'
import { cycle, type District, startDistrict } from '../district.ts'
import type { Screen, ScreenGroup } from '../screen.ts'
import { broken, press, type Step, seen, shapes, signingIn, silent, steps } from '../screen-steps.ts'

let district: District | null = null
const lists = { read: '', applied: '' }

const as = signingIn(() => {
  if (district === null) throw new Error('the district is not open')
  return district
})

function screen(name: string, path: () => string, before: Step, ...then: readonly Step[]): Screen {
  return {
    name: `department-data-${name}`,
    get path() {
      return path()
    },
    before,
    setup: steps(...then),
  }
}

const page = (): string => '/department-data'
const complete = (): string => '/department-data?tab=complete'
const read = (): string => `/department-data/lists/${lists.read}`
const applied = (): string => `/department-data/lists/${lists.applied}`
const row = seen('tbody tr[data-row] td:not(:has(.skeleton))')
const line = seen('tbody tr th[scope="row"]')
const openRow =
  (index: number): Step =>
  (on) =>
    on.locator(`tbody tr[data-row="${index}"] td`).nth(1).click()
const api = '**/api/v1/department-data/**'

const screens: readonly Screen[] = [
  screen('empty', page, as('shuiwu'), seen('.empty')),
  screen('loading', page, as('jianguan', silent(api)), shapes),
  screen('error', page, as('jianguan', broken(api)), shapes),
  screen('lists', page, as('jianguan'), line),
  screen('lists-district', page, as('zhoutao'), line),
  screen('list', read, as('jianguan'), row),
  screen('list-unmatched', () => `${read()}?state=unmatched`, as('jianguan'), row, openRow(0), seen('.base-detail')),
  screen('list-faults', () => `${read()}?only=faults`, as('jianguan'), row, openRow(0), seen('.base-detail')),
  screen('list-nothing', () => `${read()}?q=没有`, as('jianguan'), seen('.empty')),
  screen('list-apply', read, as('jianguan'), row, press('应用名单'), press('应用名单')),
  screen('list-applied', applied, as('jianguan'), row),
  screen('complete', complete, as('jianguan'), line),
  screen('complete-district', complete, as('zhoutao'), line),
  screen('complete-declare', complete, as('jianguan'), line, press('声明完整：房屋安全隐患'), shapes),
  screen('complete-revoke', complete, as('jianguan'), line, press(/^撤销声明：/)),
]

/** A list that waits, with every kind of line and three hundred more; one that was applied; a declaration. */
async function fill({ server: { service }, actor }: District, codes: readonly string[]): Promise<void> {
  const jianguan = actor('jianguan')
  const right = (endpoint: Parameters<typeof authorise>[2]) => authorise(service, jianguan, endpoint)
  const bytes = (...rows: readonly (readonly string[])[]) =>
    Buffer.from(rows.map((cells) => cells.join(',')).join('\n'))
  const heads = ['地块编码', '房屋安全隐患', '房屋安全依据', '安全生产条件']
  const upload = async (name: string, ...rows: readonly (readonly string[])[]) =>
    uploadList(service, await right('uploadDepartmentList'), { cycle, name, bytes: bytes(heads, ...rows) })
  const [one = '', two = '', three = '', ...others] = codes
  const done = await upload('房屋安全排查（第一批）.csv', [one, '重大', '沪房鉴〔2026〕1号', ''])
  await applyList(service, await right('applyDepartmentList'), done.id, { left: 0, reason: '2026 年第一批排查' })
  lists.applied = done.id
  const waiting = await upload(
    '2026年度房屋安全隐患排查结果汇总表（区建管委质安科报送）.csv',
    [one, '一般', '', ''],
    [`${two}7`, '重大', '沪房鉴〔2026〕2号', ''],
    [three, '很严重', '现场检查', '不符合'],
    ['FX-9999', '一般', '', ''],
    ['', '一般', '', ''],
    ...others.map((code) => [code, '无', '', '']),
    [others[0] ?? '', '一般', '', ''],
  )
  lists.read = waiting.id
  const { fields } = await readDeclarations(service, await right('declarations'), { cycle })
  const field = fields.find((each) => each.field === 'useMismatch')
  if (field === undefined) throw new Error('useMismatch cannot be declared')
  const body = { cycle, form: field.form, field: field.field, overruled: field.overruled, reason: '全覆盖排查' }
  await declareComplete(service, await right('declareComplete'), body)
}

export const group: ScreenGroup = {
  name: 'department-data',
  screens,
  start: async () => {
    const parcels = sampleDistrict(2025)
    district = await startDistrict({ parcels, draft: false })
    await fill(
      district,
      parcels.map(({ parcel }) => String(parcel.parcelCode)),
    )
    return district
  },
}
