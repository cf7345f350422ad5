import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { proposedFormNotice } from '#core/vocabulary/citation.ts'
import { pagesOf, squeezed } from '../../paper/reading.ts'
import { liuYang, wangFang, xinqiao, zhangWei } from '../cast.ts'
import { answer, call, type TestApp } from '../http/test-app.ts'
import { batchOf, cycle, example, parcelFields, parcelRow } from '../rows.ts'
import { drawBoundary, refusedWith, survey, surveyable } from './stage.ts'

async function sheets(app: TestApp, query: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const response = await call(app, wangFang, 'surveySheets', { query: { cycle, id: randomUUID(), ...query } })
  expect(response.status).toBe(200)
  return pagesOf(new Uint8Array(await response.arrayBuffer()))
}

test('核查表一宗一页：编号、填报值、六项选项、签名栏、标注；可只打没核查的和所选的', async () => {
  const app = await surveyable()
  await drawBoundary(app)
  const long = '上海松江出口加工区示例精密机械零部件制造与研发基地二期三号厂房及其附属设施有限公司'
    .repeat(3)
    .slice(0, 100)
  const other = parcelFields({ parcelName: long, ownerName: long })
  await answer(app, wangFang, 'push', { body: batchOf([parcelRow(other, 'SJ-XQ-0200')]) })
  const pages = await sheets(app, { town: xinqiao })
  expect(pages, '名称都有一百字的也是一页').toHaveLength(2)
  const [first = '', second = ''] = pages
  expect(first).toContain(`地块编码${example}`)
  expect(first).toContain('□优□良□中□差')
  expect(first).toContain('□符合□限期整改□不符合')
  expect(first).toContain('空置建筑面积1,200.00m²')
  expect(first).toContain('边界示意')
  for (const page of pages) {
    expect(page).toContain('现场核查表')
    expect(page).toContain('陪同人（企业，签字）')
    expect(page).toContain(squeezed(proposedFormNotice))
  }
  expect(second).toContain('没有本地块的边界')

  await survey(app)
  expect(await sheets(app, { town: xinqiao, only: 'unsurveyed' })).toHaveLength(1)
  expect(await sheets(app, { parcels: example })).toHaveLength(1)
  const ask = (actor: typeof wangFang, query: Readonly<Record<string, string>>) =>
    refusedWith(app, actor, 'surveySheets', { query: { cycle, id: randomUUID(), ...query } })
  expect(await ask(wangFang, { parcels: `${example},SJ-XX-1` })).toBe('not-found')
  expect(await ask(zhangWei, { parcels: example })).toBe('not-found')
  expect(await ask(wangFang, {})).toBe('malformed-request')
})

test('核查记录单：值、当时的填报、照片和签名；部门的一份没有签名', async () => {
  const app = await surveyable()
  const { id } = await survey(app)
  const read = async (actor: typeof wangFang) => {
    const response = await call(app, actor, 'surveySummary', { params: { id } })
    expect(response.status).toBe(200)
    return pagesOf(new Uint8Array(await response.arrayBuffer())).join('')
  }
  const full = await read(wangFang)
  for (const text of ['空置建筑面积1,500.00m²1,200.00m²', '陪同人（企业）陈国强', '1空置：西侧车间', '西侧车间停用']) {
    expect(full).toContain(text)
  }
  const department = await read(liuYang)
  expect(department).not.toContain('陈国强')
  expect(department).not.toContain('西侧车间停用')
  expect(department).toContain('不在您的查看范围内')
  expect(department).not.toContain('空置建筑面积')
})
