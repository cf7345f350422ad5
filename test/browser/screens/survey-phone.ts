import type { Page } from 'playwright-core'
import { seedBaseMap } from '#server/demo/base-map.ts'
import { sampleDistrict } from '#server/demo/district.ts'
import { ensureBuilt } from '#server/demo/ensure-built.ts'
import { cycle, type District, startDistrict } from '../district.ts'
import type { Screen, ScreenGroup } from '../screen.ts'
import { broken, nobody, press, type Step, seen, steps } from '../screen-steps.ts'
import { phonePlace, sign, takePhoto } from '../survey-pages.ts'

let district: District | null = null
const widths = [320, 390]
const home = '/pane/survey.html'
const parcels = sampleDistrict(2025)
const own = parcels.map(({ parcel }) => String(parcel.parcelCode)).filter((code) => code.startsWith('SJ-XQ-'))
/** Not submitted, and approved already. */
const [approved = '', open = ''] = own

function present(): District {
  if (district === null) throw new Error('the district is not open')
  return district
}

const located: Step = async (page) => {
  await page.context().grantPermissions(['geolocation'])
  await page.context().setGeolocation(phonePlace)
}

function signedIn(username: string): Step {
  return async (page) => {
    await page.getByLabel('账号').fill(username)
    await page.getByLabel('密码').fill(present().passwordOf(username))
    await page.getByRole('button', { name: '登录' }).click()
    await page.getByRole('button', { name: '退出' }).waitFor()
  }
}

const offline: Step = async (page) => {
  await page.context().setOffline(true)
  await page.getByText('当前离线').waitFor()
}

function opened(code: string): Step {
  return async (page) => {
    await page.evaluate((hash) => {
      location.hash = hash
    }, `#/parcel/${cycle}/${code}`)
    await page.getByRole('heading', { name: code }).waitFor()
  }
}

function pick(group: string, choice: string): Step {
  return (page: Page) =>
    page.getByRole('group', { name: group, exact: true }).getByText(choice, { exact: true }).click()
}

const fields = steps(
  (page) => page.getByLabel(/^空置建筑面积/).fill('1500'),
  (page) => page.getByLabel(/^空置起始年月/).fill('2024-06'),
  pick('物业品质', '差'),
  pick('安全生产条件', '限期整改'),
  pick('环保区域限评/限批', '否'),
  pick('环保合规', '达标'),
  pick('房屋安全隐患', '一般'),
  pick('卡脖子/颠覆性技术项目', '否'),
)

const evidence = steps(
  (page) => takePhoto(page),
  (page) => page.getByLabel('1　地块全貌').fill('大门和西侧车间，门口有封条'),
  press('获取当前位置'),
  (page) => page.getByText('精度约').waitFor(),
  (page) => sign(page, '核查人'),
)

const companion = steps(pick('陪同情况', '不在场'), (page) =>
  page.getByLabel('不在场的情况').fill('企业已搬离，无人在场，门卫不在岗'),
)

function screen(name: string, before: Step, ...then: readonly Step[]): Screen {
  return { name: `survey-phone-${name}`, path: home, before, setup: steps(...then), widths }
}

const tasks = seen('.survey-task')

const screens: readonly Screen[] = [
  screen('sign-in', nobody, seen('form')),
  screen('not-yours', nobody, signedIn('shuiwu'), seen('.banner-warn')),
  screen('tasks', located, signedIn('wangfang'), tasks),
  screen('tasks-near', located, signedIn('wangfang'), tasks, press('离我近的在前'), seen('.survey-task-metres')),
  screen('tasks-huge', nobody, signedIn('zhoutao'), tasks),
  screen('tasks-nothing', nobody, signedIn('wangfang'), tasks, (page) => page.getByLabel('查找地块').fill('没有')),
  screen('tasks-error', broken('**/api/v1/surveys/tasks**'), signedIn('wangfang'), seen('.banner-err')),
  screen('form', located, signedIn('wangfang'), tasks, opened(open)),
  screen('form-missing', located, signedIn('wangfang'), tasks, opened(open), press('提交核查'), seen('.field-error')),
  screen('form-filled', located, signedIn('wangfang'), tasks, opened(open), fields, evidence, companion),
  screen('form-unknown', nobody, signedIn('wangfang'), tasks, (page) =>
    page.evaluate(() => {
      location.hash = '#/parcel/2025/SJ-XX-1'
    }),
  ),
  screen(
    'records-waiting',
    located,
    signedIn('wangfang'),
    tasks,
    opened(open),
    fields,
    evidence,
    companion,
    offline,
    press('提交核查'),
    seen('.survey-record'),
  ),
  screen(
    'records-refused',
    located,
    signedIn('wangfang'),
    tasks,
    opened(approved),
    fields,
    evidence,
    companion,
    press('提交核查'),
    seen('.badge-err'),
  ),
  screen('records-none', nobody, signedIn('wangfang'), tasks, (page) => page.getByText('本机记录').first().click()),
]

export const group: ScreenGroup = {
  name: 'survey-phone',
  screens,
  start: async () => {
    await ensureBuilt('pane')
    district = await startDistrict({ parcels, draft: false })
    await seedBaseMap(district.server.service, district.actor('guihua'), cycle, parcels)
    return district
  },
}
