import type { Page } from 'playwright-core'
import type { SourceKind } from '#core/base-map/source-kind.ts'
import { sourceKindNames } from '#core/base-map/source-kind.ts'
import type { BaseFile } from './base-map-files.ts'

/** Fills the form for a new import and sends the file; the page shows its columns then. */
export async function startImport(
  page: Page,
  kind: SourceKind,
  file: BaseFile,
  { coverage = '全部', crs }: { readonly coverage?: '全部' | '部分'; readonly crs?: string } = {},
): Promise<void> {
  await page.getByRole('link', { name: '底版', exact: true }).click()
  await page.getByRole('link', { name: '导入文件' }).click()
  await page.getByRole('radio', { name: new RegExp(`^${sourceKindNames[kind]}`) }).check()
  await page.getByRole('radio', { name: new RegExp(`^${coverage}：`) }).check()
  await page
    .locator('input[type="file"]')
    .setInputFiles({ name: file.name, mimeType: 'application/octet-stream', buffer: Buffer.from(file.bytes) })
  if (crs !== undefined) await page.getByLabel('文件的坐标系').selectOption(crs)
  await page.getByRole('button', { name: '上传并读取' }).click()
  await page.getByRole('heading', { level: 1, name: file.name }).waitFor()
  await page.getByRole('tab', { name: '各列对应' }).waitFor()
}

/** Takes the columns as they are recognised; the page shows the differences then. */
export async function compareImport(page: Page): Promise<void> {
  await page.getByRole('button', { name: '保存并比对' }).click()
  await page.getByRole('tab', { name: '差异', selected: true }).waitFor()
}

export async function applyImport(page: Page, reason = '年度底版更新'): Promise<void> {
  await page.getByRole('button', { name: '应用到底版' }).click()
  const form = page.getByRole('region', { name: '应用' })
  await form.getByLabel(/^理由/).fill(reason)
  await form.getByRole('button', { name: '应用到底版' }).click()
  await page.locator('.page-head').getByText('已应用').waitFor()
}
