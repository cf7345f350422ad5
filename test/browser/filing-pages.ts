import type { Page } from 'playwright-core'
import { operator } from '#server/actions/actor.ts'
import { createAccount } from '#server/actions/create-account.ts'
import { applicationFile, soundApplication } from './application-files.ts'
import { toFront } from './pane-pages.ts'
import { type PaneServer, password } from './pane-server.ts'

/** Opens a 申请表 through the file input and waits until it is judged. */
export async function openApplication(page: Page, bytes: Uint8Array): Promise<void> {
  const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  await page.getByLabel('选择工作簿').setInputFiles({ name: applicationFile, mimeType, buffer: Buffer.from(bytes) })
  await toFront(page, '面板')
  await page.getByRole('tab', { name: '优质项目' }).waitFor()
  await page.getByRole('heading', { name: '要备的材料' }).waitFor()
}

/** 示例企业 of the 申请表, 区经委, and a department that only reviews. */
export async function createFilers({ service }: Pick<PaneServer, 'service'>): Promise<void> {
  const uscc = String(soundApplication.uscc)
  await createAccount(service, operator, { username: 'shili', name: '赵敏', role: 'enterprise', org: uscc, password })
  await createAccount(service, operator, {
    username: 'jingwei',
    name: '周涛',
    role: 'department',
    org: 'economy',
    password,
  })
  await createAccount(service, operator, {
    username: 'tongji',
    name: '孙丽',
    role: 'department',
    org: 'statistics',
    password,
  })
}

export async function signInHere(page: Pick<Page, 'getByLabel' | 'getByRole'>, username: string): Promise<void> {
  await page.getByLabel('账号').fill(username)
  await page.getByLabel('密码').fill(password)
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByRole('button', { name: '退出' }).waitFor()
}
