import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ribbonGroups } from '#addin/manifest/commands.ts'
import { withDescendants } from '#addin/manifest/element.ts'
import { readXml } from '#addin/manifest/read-xml.ts'
import { jsPluginsXml, jsPluginXml, publishXml, wpsIndexHtml } from '#addin/manifest/wps/plugins.ts'
import { wpsRibbonXml } from '#addin/manifest/wps/ribbon.ts'

/* What WPS is given; it was never loaded by WPS. */

const manual = readFileSync(resolve(import.meta.dirname, '../../../docs/zh/administrators.md'), 'utf8')
const ribbon = withDescendants(readXml(wpsRibbonXml()))
const named = (name: string) => ribbon.filter((one) => one.name === name).map(({ attributes }) => attributes)

describe('ribbon.xml', () => {
  it('没有 XML 声明：WPS 的安装页不接受', () => {
    expect(wpsRibbonXml()).toMatch(/^<customUI xmlns="http:\/\/schemas\.microsoft\.com\/office\/2006\/01\/customui" /)
  })

  it('一个选项卡，组和按钮与 Excel 的一样，标签为中文', () => {
    expect(named('tab').map(({ label }) => label)).toEqual(['产业用地体检'])
    expect(named('group').map(({ label }) => label)).toEqual(ribbonGroups.map(({ label }) => label.zh))
    expect(named('button').map(({ label }) => label)).toEqual(['校验', '评分', '同步', '模板', '打开面板'])
  })

  it('编号为 ASCII，各不相同；回调都在后台页的 ribbon 中', () => {
    const ids = ribbon.flatMap(({ attributes }) => attributes.id ?? [])
    expect(ids.filter((id) => !/^[a-z_]+$/.test(id))).toEqual([])
    expect(new Set(ids).size).toBe(ids.length)
    const callbacks = ribbon.flatMap(({ attributes }) => [attributes.onLoad, attributes.onAction, attributes.getImage])
    const boot = readFileSync(resolve(import.meta.dirname, '../../../addin/host/wps/boot.ts'), 'utf8')
    for (const callback of new Set(callbacks.filter((one) => one !== undefined))) {
      expect(callback).toMatch(/^ribbon\./)
      expect(boot).toContain(`  ${callback.slice('ribbon.'.length)}: (`)
    }
    expect(boot).not.toMatch(/\basync\b(?! callbacks)/)
  })
})

describe('清单', () => {
  const url = 'https://checkup.example.gov.cn/pane/wps/'

  it('jsplugins.xml 与手册所写的一致', () => {
    const shown = /```xml\n([\s\S]*?)\n *```/.exec(manual)?.[1]?.replace(/^ {2}/gm, '')
    expect(jsPluginsXml('https://checkup.example.gov.cn').trim()).toBe(shown)
  })

  it('publish.xml 为同一条目，另有手册所写的三项', () => {
    const [, plugin] = withDescendants(readXml(publishXml('https://checkup.example.gov.cn')))
    expect(plugin?.attributes).toMatchObject({ type: 'et', url, debug: '', enable: 'enable_dev', install: 'null' })
    expect(manual).toContain('`debug="" enable="enable_dev" install="null"`')
  })

  it('manifest.xml 有名称和说明，后台页只装一个脚本', () => {
    const parts = withDescendants(readXml(jsPluginXml())).map(({ name }) => name)
    expect(parts).toEqual(['JsPlugin', 'ApiVersion', 'Name', 'Description'])
    expect(wpsIndexHtml.match(/<script/g)).toHaveLength(1)
  })
})
