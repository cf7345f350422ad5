import type { BaseImport } from '#core/api/base-map-shapes.ts'
import { answerBaseMap } from '../base-map-answers.ts'
import { type District, startDistrict } from '../district.ts'
import type { Screen, ScreenGroup } from '../screen.ts'
import { broken, nobody, press, type Step, seen, shapes, signingIn, silent, steps } from '../screen-steps.ts'

let district: District | null = null

const as = signingIn(() => {
  if (district === null) throw new Error('the district is not open')
  return district
})

function screen(name: string, path: string, before: Step, ...then: readonly Step[]): Screen {
  return { name: `base-map-${name}`, path, before, setup: steps(...then) }
}

const made =
  (changed: Partial<BaseImport> = {}): Step =>
  (page) =>
    answerBaseMap(page, changed)
const one = '/base-map/imports/made-1'
const imports = '**/api/v1/base-map/imports?*'
const row = seen('tbody tr[data-row] td:not(:has(.skeleton))')
const openRow: Step = (page) => page.locator('tbody tr[data-row="0"] td').nth(1).click()
const pick = (label: string | RegExp): Step => {
  return (page) => page.getByRole('radio', { name: label }).check()
}
const file = (name: string): Step => {
  return (page) =>
    page
      .locator('input[type="file"]')
      .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.alloc(184_320) })
}
const choose = (label: string, value: string): Step => {
  return async (page) => {
    await page.getByLabel(label).selectOption(value)
  }
}
const base = '/parcels/2025/SJ-XQ-0002?tab=base'

const screens: readonly Screen[] = [
  screen('imports', '/base-map', as('guihua', made()), seen('tbody tr')),
  screen('imports-empty', '/base-map', as('guihua'), seen('.empty')),
  screen('imports-loading', '/base-map', as('guihua', silent(imports)), shapes),
  screen('imports-error', '/base-map', as('guihua', broken(imports)), seen('.banner-err')),
  screen('imports-no-right', '/base-map', as('shuiwu'), seen('.empty')),
  screen('start', '/base-map/new', as('zhoutao'), seen('.base-start')),
  screen('start-faults', '/base-map/new', as('zhoutao'), seen('.base-start'), press('上传并读取')),
  screen(
    'start-boundary',
    '/base-map/new',
    as('zhoutao'),
    seen('.base-start'),
    pick(/^土地利用现状/),
    file('土地利用现状.zip'),
    choose('文件的坐标系', 'local'),
  ),
  screen('columns', one, as('guihua', made({ state: 'read', counts: null, comparison: 0 })), seen('.base-mapping')),
  screen(
    'columns-doubled',
    one,
    as('guihua', made({ state: 'read', counts: null, comparison: 0 })),
    seen('.base-mapping'),
    choose('“填表人电话”对应的字段', 'ownerName'),
  ),
  screen('changes', one, as('guihua', made()), row),
  screen('changes-open', one, as('guihua', made()), row, openRow, seen('.base-detail')),
  screen('changes-new', `${one}?kind=new`, as('guihua', made()), row),
  screen('changes-refused', `${one}?kind=refused`, as('guihua', made()), row, openRow),
  screen('stale', one, as('guihua', made({ isStale: true })), row),
  screen('conflicts', `${one}?tab=conflicts`, as('guihua', made()), seen('.conflict')),
  screen('conflicts-field', `${one}?tab=conflicts&type=field`, as('guihua', made()), seen('.conflict')),
  screen('faults', `${one}?tab=faults`, as('guihua', made()), row),
  screen('apply', one, as('guihua', made()), row, press('应用到底版'), press(/^应用到底版$/)),
  screen(
    'applied',
    one,
    as(
      'shenji',
      made({
        state: 'applied',
        applied: { by: '顾颖', at: '2026-11-21T10:00:00.000+08:00', reason: '第三季度登记数据' },
      }),
    ),
    row,
  ),
  screen('parcels', '/base-map/parcels', as('guihua', made()), row, seen('#code-rule')),
  screen('entries', '/base-map/entries', as('guihua', made()), row),
  screen('entries-open', '/base-map/entries', as('guihua', made()), row, openRow, seen('.base-detail')),
  screen('entries-note', '/base-map/entries', as('guihua', made()), row, press('登记变更线索'), seen('.form-fields')),
  screen('parcel', base, as('guihua', made()), seen('.base-sources')),
  screen('parcel-split', base, as('guihua', made()), seen('.base-sources'), press('分割'), seen('.base-act')),
  screen('parcel-merge', base, as('guihua', made()), seen('.base-sources'), press('合并'), seen('.base-act')),
  screen('parcel-not-there', base, as('guihua'), seen('.tab-panel .empty, .base-facts'), nobody),
]

export const group: ScreenGroup = {
  name: 'base-map',
  screens,
  start: async () => {
    district = await startDistrict({ draft: false })
    return district
  },
}
