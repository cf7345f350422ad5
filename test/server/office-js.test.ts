import { expect, test } from 'vitest'
import { ConfigError, readConfig } from '#server/config.ts'
import { officeJsAddress } from '#server/office-js.ts'

test('不设 OFFICE_JS：office.js 由本服务器提供', () => {
  const { officeJs } = readConfig({})
  expect(officeJs).toBe('local')
  expect(officeJsAddress('local')).toBeNull()
})

test.each([
  ['21vianet', 'https://appsforoffice.cdn.partner.office365.cn/appsforoffice/lib/1/hosted/office.js'],
  ['global', 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js'],
] as const)('OFFICE_JS=%s：从微软公布的地址加载', (source, address) => {
  expect(readConfig({ OFFICE_JS: source }).officeJs).toBe(source)
  expect(officeJsAddress(source)).toBe(address)
})

test('OFFICE_JS 写错：拒绝启动，说明可以写什么', () => {
  expect(() => readConfig({ OFFICE_JS: 'https://cdn.example.com/office.js' })).toThrow(ConfigError)
  expect(() => readConfig({ OFFICE_JS: 'cdn' })).toThrow(/OFFICE_JS=cdn 应为 local.*21vianet.*global/)
})

test('EXCEL_WEB_ORIGINS 可以写通配的子域', () => {
  const origins = 'https://excel.example.gov.cn, https://*.officeapps.live.com'
  const { excelOrigins } = readConfig({ EXCEL_WEB_ORIGINS: origins })
  expect(excelOrigins).toEqual(['https://excel.example.gov.cn', 'https://*.officeapps.live.com'])
})
