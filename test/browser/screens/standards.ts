import type { StandardDetail } from '#core/api/standards.ts'
import { regExample20261 as reg } from '#core/standards/reg-example-2026-1.ts'
import { sampleDistrict } from '#server/demo/district.ts'
import { type District, startDistrict } from '../district.ts'
import type { Screen, ScreenGroup } from '../screen.ts'
import { broken, press, type Step, seen, shapes, signingIn, silent, steps } from '../screen-steps.ts'
import { dating, registerOf, second, weighing } from '../standards-made.ts'
import { employSecond, signInSecond } from '../tenancy-stage.ts'

let district: District | null = null
/** The draft that two people write in. */
let shared: StandardDetail | null = null

function present(): District {
  if (district === null) throw new Error('the district is not open')
  return district
}

const as = signingIn(present)
const asSecond: Step = (page) => signInSecond(present(), page.context())

function screen(name: string, path: string, before: Step, ...then: readonly Step[]): Screen {
  return { name: `standards-${name}`, path, before, setup: steps(...then) }
}

const line = seen('tbody tr th[scope="row"]')
const text = seen('#events')
const editor = seen('.std-toolbar')
const fill =
  (label: string, value: string): Step =>
  (page) =>
    page.getByLabel(label, { exact: true }).fill(value)

/** Somebody else saves the draft while the page is open, each time other weights. */
const savedElsewhere: Step = async () => {
  if (shared === null) throw new Error('the draft is not there')
  const more = shared.revision
  shared = await registerOf(present()).save(second, shared, (standard) =>
    weighing(standard, { R1: 8 + more, E1: 20 + more }),
  )
}

const chooseFile: Step = async (page) => {
  const [first] = reg.indicators
  const text = JSON.stringify({ ...reg, name: '', indicators: [{ ...first, weight: 180 }, ...reg.indicators.slice(1)] })
  const file = { name: '评估标准.json', mimeType: 'application/json', buffer: Buffer.from(text) }
  await page.locator('input[type="file"]').setInputFiles(file)
  await page.getByRole('region', { name: '文件中的问题' }).waitFor()
}
const chooseSound: Step = async (page) => {
  const text = JSON.stringify({ ...reg, notes: [...reg.notes, '区里补充的一条说明。'] })
  const file = { name: '评估标准.json', mimeType: 'application/json', buffer: Buffer.from(text) }
  await page.locator('input[type="file"]').setInputFiles(file)
  await page.getByText('没有发现问题。').waitFor()
}

/** 依据 of a part of the page, unfolded. */
const unfold =
  (place: string): Step =>
  async (page) => {
    const fold = page.locator(`${place} > .std-citation`).first()
    if ((await fold.getAttribute('open')) === null) await fold.locator('summary').click()
  }

const screens: readonly Screen[] = [
  screen('list', '/standards', as('zhoutao'), line),
  screen('list-loading', '/standards', as('zhoutao', silent('**/api/v1/standards')), shapes),
  screen('list-error', '/standards', as('zhoutao', broken('**/api/v1/standards')), shapes),
  screen('list-town', '/standards', as('wangfang'), line),
  screen('new', '/standards', as('zhoutao'), line, press('新建版本'), seen('.std-new'), press('新建草稿')),
  screen('published', `/standards/${reg.id}`, as('wangfang'), text),
  screen('model', '/standards/HA-示例-2024.1', as('zhoutao'), text),
  screen('loading', `/standards/${reg.id}`, as('zhoutao', silent('**/api/v1/standards/*/version')), shapes),
  screen('error', `/standards/${reg.id}`, as('zhoutao', broken('**/api/v1/standards/*/version')), shapes),
  screen('draft', '/standards/SJ-2027.1', as('zhoutao'), editor, text),
  screen(
    'draft-faults',
    '/standards/SJ-2027.1',
    as('zhoutao'),
    editor,
    fill('E1 土地税收产出率 的权重', '25'),
    fill('E2 土地产出率 的权重', '十二'),
    press(/^E1 土地税收产出率$/),
    fill('第 2 档的界限', '120'),
  ),
  screen(
    'draft-rule',
    '/standards/SJ-2027.1',
    as('zhoutao'),
    editor,
    press(/^停用 D6$/),
    press(/^D5 长期整宗空置或停产无税$/),
    seen('#rules-4-form, .std-condition'),
  ),
  screen(
    'draft-conflict',
    '/standards/SJ-2027.5',
    as('zhoutao'),
    editor,
    fill('E1 土地税收产出率 的权重', '24'),
    savedElsewhere,
    press('保存'),
    seen('.std-conflict'),
  ),
  screen('dated', '/standards/SJ-2027.6', as('zhoutao'), text),
  screen(
    'draft-days',
    '/standards/SJ-2027.7',
    as('zhoutao'),
    editor,
    unfold('.std-dimension-form'),
    press(/^E1 土地税收产出率$/),
    unfold('.std-line-form > .std-fields'),
    async (page) => {
      await page.locator('.std-step-citations > summary').click()
      await page.locator('.std-step-citations .std-citation > summary').first().click()
    },
    unfold('.std-measure'),
  ),
  screen(
    'publish-days',
    '/standards/SJ-2027.6',
    as('zhoutao'),
    text,
    press('发布'),
    seen('.act-form'),
    fill('施行日', '2026-12-31'),
    async (page) => {
      await page.getByRole('region', { name: '发布' }).getByRole('button', { name: '发布', exact: true }).click()
    },
    seen('.field-error'),
  ),
  screen('draft-restored', '/standards/SJ-2027.1', as('zhoutao'), editor, fill('名称', '改了名称'), async (page) => {
    await page.reload()
    await page.getByText('已恢复您上次没有保存的修改').waitFor()
  }),
  screen('draft-delete', '/standards/SJ-2027.1', as('zhoutao'), editor, press('删除草稿')),
  screen('draft-methods', '/standards/HY-本区.1', as('zhoutao'), editor, press(/^G1 /)),
  screen('import', '/standards', as('zhoutao'), line, press('导入'), chooseSound),
  screen('import-faults', '/standards', as('zhoutao'), line, press('导入'), chooseFile),
  screen('sent-back', '/standards/SJ-2027.2', as('zhoutao'), editor, text),
  screen('submitted', '/standards/SJ-2027.3', as('zhoutao'), text),
  screen('approve', '/standards/SJ-2027.3', asSecond, text, press('批准'), seen('.act-form')),
  screen('publish', '/standards/SJ-2027.4', as('zhoutao'), text, press('发布'), seen('.act-form')),
]

export const group: ScreenGroup = {
  name: 'standards',
  screens,
  start: async () => {
    district = await startDistrict({ parcels: sampleDistrict(2025).slice(0, 60) })
    await employSecond(district)
    const zhou = district.actor('zhoutao')
    const { begin, save, trial, act } = registerOf(district)
    const draft = await begin(zhou, 'SJ-2027.1')
    await save(zhou, draft, (standard) => weighing(standard, { E1: 22, E4: 6 }))
    shared = await begin(zhou, 'SJ-2027.5')
    await begin(zhou, 'HY-本区.1', '黄岩式试写', 'HY-示例-规上.1')
    const tried = async (id: string) => {
      const saved = await save(zhou, await begin(zhou, id), (standard) => weighing(standard, { E1: 22, E4: 6 }))
      await trial(zhou, id)
      return act(zhou, saved, { act: 'submit' })
    }
    const back = await tried('SJ-2027.2')
    await act(second, back, { act: 'send-back', note: 'E1 权重提高的依据请附区经委的测算。' })
    await tried('SJ-2027.3')
    await act(second, await tried('SJ-2027.4'), { act: 'approve' })
    const days = await save(zhou, await begin(zhou, 'SJ-2027.6'), (standard) => dating(standard, '2027-01-01'))
    await trial(zhou, 'SJ-2027.6')
    await act(second, await act(zhou, days, { act: 'submit' }), { act: 'approve' })
    const late = await begin(zhou, 'SJ-2027.7')
    await save(zhou, late, (standard) => ({ ...dating(standard, '2027-01-02'), since: '2027-01-01' }))
    return district
  },
}
