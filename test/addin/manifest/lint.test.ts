import { expect, test } from 'vitest'
import { manifestXml } from '#addin/manifest/build.ts'
import { lintFacts, manifestFacts } from '#addin/manifest/facts.ts'
import type { LintFacts } from '#addin/manifest/lint/fault.ts'
import { lintManifest } from '#addin/manifest/lint.ts'

const server = 'https://checkup.example.gov.cn'
const good = manifestXml(manifestFacts(server))

/** What is told of the manifest after a change, a line a fault. */
function told(from: string | RegExp, to: string, facts: Partial<LintFacts> = {}): string {
  const changed = good.replace(from, to)
  if (changed === good) throw new Error(`nothing to change: ${from}`)
  const faults = lintManifest(changed, { ...lintFacts(false), ...facts })
  return faults.map(({ where, what }) => `${where}：${what}`).join('\n')
}

test.each<[string, string | RegExp, string, RegExp]>([
  ['元素次序', /(<Id>.*<\/Id>)\s*(<Version>.*<\/Version>)/, '$2$1', /OfficeApp\/Id：顺序不对，应在 Version 之前/],
  ['缺少元素', /<SupportUrl[^>]*>/, '', /OfficeApp：缺少元素 SupportUrl/],
  ['多出元素', '</Hosts>', '</Hosts><Runtimes/>', /Runtimes：不是这里可用的元素/],
  [
    '重复元素',
    '<Permissions>',
    '<Permissions>ReadWriteDocument</Permissions><Permissions>',
    /Permissions：只能出现一次/,
  ],
  ['根元素', /OfficeApp/g, 'OfficeAddin', /OfficeAddin：根元素应为 OfficeApp/],
  ['标签不配对', '</Hosts>', '</Host>', /第 \d+ 行：<\/Host> 没有对应的开始标签/],
  ['另一个 Id', /<Id>[^<]*/, '<Id>00000000-0000-4000-8000-000000000000', /Id：应为 32b96088/],
  ['版本不是本次发布的', /<Version>[^<]*/, '<Version>0.1.0', /Version：应为 \d+\.\d+\.\d+\.0，现为 0\.1\.0/],
  ['权限', 'ReadWriteDocument', 'Restricted', /Permissions：应为 ReadWriteDocument/],
  ['要求的接口', 'MinVersion="1.4"', 'MinVersion="1.13"', /Requirements：应要求 ExcelApi 1\.4/],
  ['不是 Excel', 'Name="Workbook"', 'Name="Document"', /Hosts：只应有 Workbook/],
  ['引用悬空', 'resid="Label.check"', 'resid="Label.chekc"', /Label resid=Label\.chekc：引用的资源不存在/],
  ['引用的种类', 'resid="Tip.check"', 'resid="Label.check"', /Description resid=Label\.check：应引用 bt:LongStrings/],
  [
    '没有引用的资源',
    '</bt:Urls>',
    `<bt:Url id="Old" DefaultValue="${server}/pane/"/></bt:Urls>`,
    /Old：没有元素引用此资源/,
  ],
  ['没有以 resid 引用', '<Label resid="Label.check"/>', '<Label DefaultValue="x"/>', /Label：应以 resid 引用资源/],
  ['id 太长', /Tip\.check/g, `Tip.${'x'.repeat(29)}`, /id 有 33 个字符，最多 32 个/],
  ['id 重复', /Label\.score/g, 'Label.check', /Label\.check：id 重复/],
  ['窗格不止一个', '<TaskpaneId>parcel-checkup.pane', '<TaskpaneId>second', /TaskpaneId：所有按钮应使用同一个/],
  ['http 网址', new RegExp(server, 'g'), 'http://checkup.example.gov.cn', /等 58 处：http:.* 应为 https/],
  ['网址不完整', `DefaultValue="${server}/pane/"`, 'DefaultValue="/pane/"', /SupportUrl：“\/pane\/”不是完整的网址/],
  [
    '别处的图标',
    /https:[^"]*app-32\.png/,
    'https://cdn.example.com/app-32.png',
    /IconUrl：https:\/\/cdn\.example\.com 不是/,
  ],
  ['网址太长', '?tab=score', `?tab=${'x'.repeat(2048)}`, /Pane\.score：网址有 \d+ 个字符，最多 2048 个/],
  [
    '域名没有协议',
    '<Hosts>',
    '<AppDomains><AppDomain>a.example</AppDomain></AppDomains><Hosts>',
    /须以 https:\/\/ 开头/,
  ],
  ['域名带斜杠', '<Hosts>', '<AppDomains><AppDomain>https://a.example/</AppDomain></AppDomains><Hosts>', /末尾的斜杠/],
  ['域名带通配符', '<Hosts>', '<AppDomains><AppDomain>https://*.example</AppDomain></AppDomains><Hosts>', /含通配符/],
  ['域名多余', '<Hosts>', `<AppDomains><AppDomain>${server}</AppDomain></AppDomains><Hosts>`, /不必再写/],
  ['没有英文', /<bt:Override Locale="en-US" Value="Check"\/>/, '', /Label\.check：缺少 en-US 的文字/],
  ['短文字太长', 'DefaultValue="校验"', `DefaultValue="${'校'.repeat(126)}"`, /有 126 个字符，最多 125 个/],
  ['长文字太长', 'Value="Check the workbook', `Value="${'x'.repeat(250)}`, /Tip\.check.*最多 250 个/],
  ['文字为空', 'DefaultValue="校验"', 'DefaultValue=" "', /Label\.check：文字为空/],
  ['缺少 80 像素的图标', '<bt:Image size="80" resid="Icon.sync.80"/>', '', /Icon Icon\.sync\.16：缺少 80 像素/],
  ['图标尺寸', 'size="24" resid="Icon.sync.24"', 'size="25" resid="Icon.sync.24"', /“25”不是可用的尺寸/],
  ['图标实际大小', 'size="16" resid="Icon.sync.16"', 'size="16" resid="Icon.sync.20"', /20×20 像素，应为 16×16/],
  ['高清图标', /app-64\.png/, 'app-32.png', /HighResolutionIconUrl：.*32×32 像素，应为 64×64/],
  ['没有图标文件', /check-16\.png/, 'tick-16.png', /tick-16\.png 没有对应的 PNG 文件/],
])('%s', (_name, from, to, sentence) => {
  expect(told(from, to)).toMatch(sentence)
})

test('没有透明通道的图标要指出', () => {
  const opaque = { width: 16, height: 16, hasAlpha: false }
  expect(told(/MinVersion="1.4"/, 'MinVersion="1.4" ', { picture: () => opaque })).toContain('没有透明通道')
})

test('本机的 http 地址须明确允许，其他机器的不行', () => {
  const trial = { allowHttpLoopback: true }
  expect(told(new RegExp(server, 'g'), 'http://localhost:3000')).toContain('应为 https')
  expect(told(new RegExp(server, 'g'), 'http://localhost:3000', trial)).toBe('')
  expect(told(new RegExp(server, 'g'), 'http://10.0.0.5', trial)).toContain('应为 https')
})
