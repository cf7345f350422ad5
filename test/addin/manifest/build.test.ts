import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { manifestXml } from '#addin/manifest/build.ts'
import { type Element, withDescendants } from '#addin/manifest/element.ts'
import { lintFacts, manifestFacts } from '#addin/manifest/facts.ts'
import { manifestVersion } from '#addin/manifest/identity.ts'
import { lintManifest } from '#addin/manifest/lint.ts'
import { readXml } from '#addin/manifest/read-xml.ts'

const root = resolve(import.meta.dirname, '../../..')
const server = 'https://checkup.example.gov.cn'

function elementsOf(baseUrl: string): readonly Element[] {
  return withDescendants(readXml(manifestXml(manifestFacts(baseUrl))))
}

/** What a reference to a resource stands for. */
function resourceOf(elements: readonly Element[], id: string | undefined): string | undefined {
  return elements.find(({ attributes }) => attributes.id === id)?.attributes.DefaultValue
}

test('为服务器地址生成的清单没有问题', () => {
  expect(lintManifest(manifestXml(manifestFacts(server)), lintFacts(false))).toEqual([])
})

test('功能区依次为校验、评分、同步、模板、打开面板，各打开面板的对应页，共用一个窗格', () => {
  const elements = elementsOf(server)
  const buttons = elements.filter(({ name }) => name === 'Control')
  const shown = buttons.map(({ children }) => {
    const action = children.find(({ name }) => name === 'Action')
    const part = (name: string): Element | undefined => action?.children.find((child) => child.name === name)
    const label = children.find(({ name }) => name === 'Label')?.attributes.resid
    return {
      label: resourceOf(elements, label),
      page: resourceOf(elements, part('SourceLocation')?.attributes.resid),
      pane: part('TaskpaneId')?.text,
    }
  })
  const pane = 'parcel-checkup.pane'
  expect(shown).toEqual([
    { label: '校验', page: `${server}/pane/excel.html?tab=check`, pane },
    { label: '评分', page: `${server}/pane/excel.html?tab=score`, pane },
    { label: '同步', page: `${server}/pane/excel.html?tab=sync`, pane },
    { label: '模板', page: `${server}/pane/excel.html?tab=template`, pane },
    { label: '打开面板', page: `${server}/pane/excel.html`, pane },
  ])
})

test('每个网址都在服务器上，除此之外不提任何主机', () => {
  const xml = manifestXml(manifestFacts(server))
  const hosts = new Set([...xml.matchAll(/https?:\/\/[^/"<\s]+/g)].map(([origin]) => origin))
  expect(hosts).toEqual(new Set([server, 'http://schemas.microsoft.com', 'http://www.w3.org']))
})

test('图标换了，地址就换：Office 按地址缓存图标', () => {
  const facts = manifestFacts(server)
  const before = manifestXml(facts)
  const after = manifestXml({ ...facts, iconVersion: '00000000' })
  expect(after.replaceAll('/icons/00000000/', `/icons/${facts.iconVersion}/`)).toBe(before)
  expect(after).not.toBe(before)
})

test.each([
  ['0.1.0', '1.1.0.0'],
  ['1.0.0', '2.0.0.0'],
  ['1.12.3', '2.12.3.0'],
])('发布版本 %s 的清单版本为 %s：不低于 1.0，且只增不减', (release, version) => {
  expect(manifestVersion(release)).toBe(version)
})

test('发布版本写错时拒绝', () => {
  expect(() => manifestVersion('1.0')).toThrow('Not a release')
})

test('仓库根目录的 manifest.xml 是本机试用地址的最新清单', () => {
  // Fails after a change: npm run manifest -- --url https://localhost:3000 --out manifest.xml
  const committed = readFileSync(join(root, 'manifest.xml'), 'utf8')
  expect(committed).toBe(manifestXml(manifestFacts('https://localhost:3000')))
})
