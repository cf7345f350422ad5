import { completedUscc } from '#core/form/code-system.ts'
import { zeroIncrementForm } from '#core/forms/zero-increment-application.ts'
import { ensureBuilt } from '#server/demo/ensure-built.ts'
import { writeMeta } from '#workbook/meta-parts.ts'
import { serveHost } from '../../excel-host/page/serve-host.ts'
import { applicationFile, applicationWorkbook } from '../application-files.ts'
import { sent } from '../excel-filing-pane.ts'
import { excelScreen, type Seen, type State } from '../excel-screen.ts'
import { createFilers, signInHere } from '../filing-pages.ts'
import { parcelWorkbook, template } from '../pane-files.ts'
import { startPaneServer } from '../pane-server.ts'
import type { ScreenGroup } from '../screen.ts'
import { addressOf, entriesOf } from '../typed-form.ts'

const withFaults = { landAreaAfter: 20000, positiveItem: null, works: '新建', farAfter: 1.2 }
let projects = 0

/** A project of a unit of its own for every picture: the server is the same. */
function ownProject(): { readonly uscc: string; readonly projectName: string } {
  projects += 1
  const uscc = completedUscc(`91310117MA1J${String(1000 + projects)}`)
  return { uscc, projectName: `示例精密零部件产线智能化改造项目（${projects}）` }
}

async function send({ pane }: Seen): Promise<void> {
  await signInHere(pane, 'jingwei')
  await pane.getByRole('button', { name: '上送到区里' }).click()
  await pane.getByText(sent).waitFor()
}

async function type({ page }: Seen, field: string, text: string): Promise<void> {
  const address = addressOf(entriesOf(await applicationWorkbook()), field)
  await page.evaluate(([cell, value]) => window.excel?.simulator.user.type(cell, value), [address, text] as const)
}

async function faults({ pane }: Seen): Promise<void> {
  await pane
    .getByRole('region', { name: '申请表的发现' })
    .getByRole('button', { name: /改造后土地面积/ })
    .first()
    .click()
}

/** The project under another name, with another investment: the district asks whether it is the same, and differs. */
async function conflict(excel: Seen): Promise<void> {
  await send(excel)
  await type(excel, 'projectName', '改名后的示例项目')
  await type(excel, 'totalInvestment', '9000')
  await excel.pane.getByRole('heading', { name: '改名后的示例项目' }).waitFor()
  await excel.pane.getByRole('button', { name: /^上送/ }).click()
  await excel.pane.getByRole('button', { name: /接着上送/ }).click()
  await excel.pane.getByRole('region', { name: '待处理冲突' }).waitFor()
}

const states: readonly State[] = [
  {
    name: 'filing-blank',
    reach: async ({ pane }) => {
      await pane.getByRole('button', { name: '插入零增地技术改造项目申请表' }).click()
      await pane.getByText('已插入工作表').waitFor()
      await pane.getByLabel('账号').waitFor()
    },
  },
  {
    name: 'filing-findings',
    workbook: () => applicationWorkbook(withFaults),
    reach: async (excel) => {
      await faults(excel)
      await excel.select(addressOf(entriesOf(await applicationWorkbook()), 'landAreaAfter'))
      await excel.pane.getByText('当前单元格：改造后土地面积').waitFor()
    },
  },
  {
    name: 'filing-sent',
    workbook: () => applicationWorkbook(ownProject()),
    reach: async (excel) => {
      await send(excel)
      await type(excel, 'totalInvestment', '8500')
      await excel.pane.getByText('有 1 处修改没有上送。').waitFor()
    },
  },
  { name: 'filing-conflict', workbook: () => applicationWorkbook(ownProject()), reach: conflict },
  {
    name: 'filing-no-events',
    api: '1.4',
    workbook: () => applicationWorkbook(withFaults),
    reach: async ({ pane }) => {
      await pane.getByText('上次校验').waitFor()
      await pane.getByLabel('账号').waitFor()
    },
  },
  {
    name: 'filing-protected',
    workbook: () => applicationWorkbook(),
    reach: async (excel) => {
      await excel.pane.getByText('已填的各项没有发现问题。').waitFor()
      await excel.page.evaluate(() => window.excel?.protect(true))
      await type(excel, 'landAreaAfter', '20000')
      await excel.pane.getByText('已保护，不能写入标记').waitFor()
    },
  },
  {
    name: 'filing-editing',
    workbook: () => applicationWorkbook(ownProject()),
    reach: async ({ page, pane }) => {
      await signInHere(pane, 'jingwei')
      await page.evaluate(() => window.excel?.simulator.user.startEditing('A1'))
      await pane.getByRole('button', { name: '上送到区里' }).click()
      await pane.getByText('有单元格正在编辑').waitFor()
    },
  },
  {
    name: 'filing-offline',
    workbook: () => applicationWorkbook(withFaults),
    reach: async ({ page, pane }) => {
      await pane.getByLabel('账号').waitFor()
      await page.context().setOffline(true)
      await pane.getByText('当前离线').waitFor()
    },
  },
  {
    name: 'filing-refused',
    workbook: () => applicationWorkbook({ uscc: '91310117MA1J00001X' }),
    reach: async ({ pane }) => {
      await signInHere(pane, 'shili')
      await pane.getByRole('button', { name: '上送到区里' }).click()
      await pane.locator('.banner-err').waitFor()
    },
  },
  {
    name: 'filing-several',
    workbook: () => applicationWorkbook(),
    reach: async ({ page, pane }) => {
      await pane.getByText('已填的各项没有发现问题。').waitFor()
      const second = [...(await applicationWorkbook({ projectName: '示例第二个项目' }))]
      await page.evaluate((bytes) => window.excel?.moveIn(new Uint8Array(bytes)), second)
      await pane.getByLabel(/份申请表/).waitFor()
    },
  },
  {
    name: 'filing-fifth-tab',
    workbook: () => parcelWorkbook(),
    reach: async ({ page, pane }) => {
      await pane.getByRole('tab', { name: '校验，没有发现' }).waitFor()
      const application = [...(await applicationWorkbook())]
      await page.evaluate((bytes) => window.excel?.moveIn(new Uint8Array(bytes)), application)
      await pane.getByRole('tab', { name: '优质项目' }).click()
      await pane.getByText('已填的各项没有发现问题。').waitFor()
    },
  },
  {
    name: 'filing-outdated',
    workbook: () =>
      writeMeta(template(applicationFile), {
        template: 'application',
        department: null,
        forms: [{ id: zeroIncrementForm.id, version: '2025.1' }],
        cycle: null,
        parcelCode: null,
        revisions: [],
      }),
    reach: ({ pane }) => pane.getByText('未读入任何数据').waitFor(),
  },
]

export const group: ScreenGroup = {
  name: 'excel-filing',
  start: async () => {
    await ensureBuilt('pane')
    const server = await startPaneServer()
    await createFilers(server)
    const host = await serveHost({ server: server.origin })
    return {
      origin: host.origin,
      stop: async () => {
        await host.stop()
        await server.stop()
      },
    }
  },
  screens: states.map(excelScreen),
}
