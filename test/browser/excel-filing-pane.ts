import type { Browser, Locator } from 'playwright-core'
import { type Cells, fieldOf } from '#core/form/form.ts'
import { zeroIncrementForm } from '#core/forms/zero-increment-application.ts'
import { applicationWorkbook } from './application-files.ts'
import type { Beside } from './excel-pane.ts'
import { openApplication, signInHere } from './filing-pages.ts'
import { openPane } from './pane-pages.ts'
import type { PaneServer } from './pane-server.ts'

/* What a person does with a 申请表 in the pane beside the sheet, and what came of it. */

export const sent = '已上送，区里的申请表与本表一致。'
export const clean = '已填的各项没有发现问题。'
/** Where a faulty 申请表 of these tests has its fault. */
export const landArea = /改造后土地面积/

export async function insertApplication({ pane }: Beside): Promise<void> {
  await pane.getByRole('button', { name: '插入零增地技术改造项目申请表' }).click()
  await pane.getByText('已插入工作表“零增地技术改造项目申请表”，原有工作表不变。').waitFor()
  await pane.getByRole('tab', { name: '优质项目', selected: true }).waitFor()
}

/** Findings of the list that are of this field. */
export function findings({ pane }: Beside, field: RegExp): Locator {
  return pane.getByRole('region', { name: '申请表的发现' }).getByRole('button', { name: field })
}

export async function send({ pane }: Beside): Promise<void> {
  await pane.getByRole('button', { name: /^上送/ }).click()
}

/** What was saved of the 申请表, one entry a saving. */
export async function declarations({ service }: PaneServer): Promise<readonly Record<string, unknown>[]> {
  return await service.database.read(async (db) =>
    (await db.selectFrom('filing_declaration').selectAll().orderBy('revision').execute()).map(
      ({ fields }) => JSON.parse(fields) as Record<string, unknown>,
    ),
  )
}

/** 区经委 changes the filing in the file page: what differs there from the district is chosen field by field. */
export async function changedElsewhere(browser: Browser, { origin }: PaneServer, changes: Cells): Promise<void> {
  const other = await openPane(browser, origin)
  await openApplication(other, await applicationWorkbook(changes))
  await signInHere(other, 'jingwei')
  await other.getByRole('button', { name: '上送到区里' }).click()
  await other.getByRole('button', { name: /接着上送/ }).click()
  for (const field of Object.keys(changes)) {
    const { label } = fieldOf(zeroIncrementForm, field)
    await other.getByRole('button', { name: `${label}采用我的` }).click()
  }
  await other.getByRole('button', { name: `上送 ${Object.keys(changes).length} 处修改` }).click()
  await other.getByText(sent).waitFor()
  await other.close()
}
