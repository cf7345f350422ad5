import type { Page } from 'playwright-core'
import { completedUscc } from '#core/form/code-system.ts'
import { ensureBuilt } from '#server/demo/ensure-built.ts'
import { applicationFile, applicationWorkbook } from '../application-files.ts'
import { createFilers, openApplication, signInHere } from '../filing-pages.ts'
import { template } from '../pane-files.ts'
import { fill, toFront } from '../pane-pages.ts'
import { startPaneServer } from '../pane-server.ts'
import type { Screen, ScreenGroup } from '../screen.ts'

const path = '/pane/'
const widths = [320, 350, 450, 1280]
let projects = 0

/** A project of its own for every picture: the server is the same. */
function named(): { readonly projectName: string } {
  projects += 1
  return { projectName: `示例精密零部件产线智能化改造项目（${projects}）` }
}

async function sent(page: Page, changes: Parameters<typeof applicationWorkbook>[0] = {}): Promise<void> {
  await openApplication(page, await applicationWorkbook({ ...named(), ...changes }))
  await signInHere(page, 'jingwei')
  await page.getByRole('button', { name: '上送到区里' }).click()
  const done = page.getByText('已上送，区里的申请表与本表一致。')
  const asked = page.getByRole('button', { name: '都不是，新建项目' })
  await done.or(asked).first().waitFor()
  if (await asked.isVisible()) await asked.click()
  await done.waitFor()
}

/** Another workbook after one: what is on the page until then is of the one before. */
async function openNext(
  page: Page,
  changes: { readonly projectName: string; readonly uscc: string; readonly totalInvestment?: number },
): Promise<void> {
  await openApplication(page, await applicationWorkbook(changes))
  await page.getByRole('heading', { name: changes.projectName }).waitFor()
}

async function whole(page: Page): Promise<void> {
  const { width } = page.viewportSize() ?? { width: 350 }
  if (width > 700) return
  await page.setViewportSize({ width, height: 1600 })
}

const screens: readonly Screen[] = [
  {
    name: 'pane-filing-blank',
    path,
    widths,
    setup: (page) => openApplication(page, template(applicationFile)),
  },
  {
    name: 'pane-filing-findings',
    path,
    widths,
    setup: async (page) => {
      const changes = { landAreaAfter: 20000, positiveItem: null, works: '新建', farAfter: 1.2 }
      await openApplication(page, await applicationWorkbook(changes))
      await page
        .getByRole('button', { name: /改造后土地面积/ })
        .first()
        .click()
      await whole(page)
    },
  },
  {
    name: 'pane-filing-sent',
    path,
    widths,
    setup: async (page) => {
      await sent(page)
      await fill(page, '总投资', '8500')
      await toFront(page, '面板')
      await page.getByText('有 1 处修改没有上送。').waitFor()
    },
  },
  {
    name: 'pane-filing-existing',
    path,
    widths,
    setup: async (page) => {
      const uscc = completedUscc('91310117MA1J0000')
      await sent(page, { uscc })
      await openNext(page, { ...named(), uscc })
      await page.getByRole('button', { name: '上送到区里' }).click()
      await page.getByRole('button', { name: '都不是，新建项目' }).waitFor()
    },
  },
  {
    name: 'pane-filing-conflict',
    path,
    widths,
    setup: async (page) => {
      const uscc = completedUscc('91310117MA1J0001')
      const project = { ...named(), uscc }
      await sent(page, project)
      await openNext(page, { ...project, projectName: `改名后的${project.projectName}`, totalInvestment: 9000 })
      await page.getByRole('button', { name: '上送到区里' }).click()
      await page
        .getByRole('button', { name: /接着上送/ })
        .first()
        .click()
      await page.getByRole('region', { name: '待处理冲突' }).waitFor()
    },
  },
  {
    name: 'pane-filing-older-server',
    path,
    widths,
    before: async (page) => {
      await page.route('**/api/v1/filings*', (route) => route.fulfill({ status: 404, body: 'not found' }))
    },
    setup: async (page) => {
      await openApplication(page, await applicationWorkbook())
      await signInHere(page, 'jingwei')
      await page.getByRole('button', { name: '上送到区里' }).click()
      await page.getByText('服务器尚不支持优质项目').waitFor()
    },
  },
]

export const group: ScreenGroup = {
  name: 'pane-filing',
  start: async () => {
    await ensureBuilt('pane')
    const server = await startPaneServer()
    await createFilers(server)
    return server
  },
  screens,
}
