import type { Locator } from 'playwright-core'
import { markColours } from '#addin/host/mark-look.ts'
import type { Excel } from './excel-window.ts'
import { password } from './pane-server.ts'

/** Tint of a cell with something to correct. */
export const errorTint = markColours.error.fill

/** For what follows an edit: it rests, is read, checked and marked. */
export const patience = { timeout: 15_000 }

/** What is needed of an Excel to act in its pane. */
export type Beside = Pick<Excel, 'pane'>

/* What a person does in the pane beside the sheet. */

export async function goTo({ pane }: Beside, tab: '填报' | '校验' | '评分' | '同步'): Promise<void> {
  await pane.getByRole('tab', { name: new RegExp(`^${tab}`) }).click()
}

/** The counter of 校验, in words. */
export async function waitForCounts({ pane }: Beside, words: string): Promise<void> {
  await pane.getByRole('tab', { name: `校验，${words}`, exact: true }).waitFor()
}

/** Something has to be corrected. */
export async function waitForErrors({ pane }: Beside): Promise<void> {
  await pane.getByRole('tab', { name: /^校验，\d+ 项须改正/ }).waitFor()
}

export async function insertTemplate(excel: Beside): Promise<void> {
  await excel.pane.getByRole('button', { name: '插入模板：一地一表' }).click()
  await excel.pane.getByRole('tab', { name: /^校验/ }).waitFor()
}

/** Reads the sheets anew and checks them. */
export async function recheck(excel: Beside): Promise<void> {
  await goTo(excel, '校验')
  await excel.pane.getByRole('button', { name: '重新校验' }).click()
}

/** 72.60 */
export function total({ pane }: Beside): Locator {
  return pane.locator('.score-total')
}

export async function writeScores(excel: Beside): Promise<void> {
  await goTo(excel, '评分')
  await excel.pane.getByRole('button', { name: '写入工作表' }).click()
  await excel.pane.getByText('已写入工作表“评分结果”').waitFor()
}

export async function signIn(excel: Beside, username: string): Promise<void> {
  const { pane } = excel
  await goTo(excel, '同步')
  await pane.getByLabel('账号').fill(username)
  await pane.getByLabel('密码').fill(password)
  await pane.getByRole('button', { name: '登录', exact: true }).click()
  await pane.getByRole('button', { name: '退出' }).waitFor()
}

export async function sync(excel: Beside): Promise<void> {
  await goTo(excel, '同步')
  await excel.pane.getByRole('button', { name: /^(同步 \d+ 行|立即同步)$/ }).click()
}

/** 已发送 2 行，取回 0 行。 */
export async function waitForReport({ pane }: Beside, words: string): Promise<void> {
  await pane.locator('.report-sum', { hasText: words }).waitFor()
}
