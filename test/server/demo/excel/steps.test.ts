import { expect, test } from 'vitest'
import { sideloadSteps } from '#server/demo/excel/steps.ts'

const facts = {
  url: 'https://localhost:3000',
  manifestFile: 'C:\\checkup\\.demo\\excel\\catalog\\manifest.xml',
  catalogFolder: 'C:\\checkup\\.demo\\excel\\catalog',
  authorityFile: 'C:\\checkup\\.demo\\excel\\localhost-ca.crt',
  addinId: '32b96088-2807-48b3-9927-5cfc8dfdd2b6',
}

test('Windows：命令可以直接粘贴，装的和拆的成对', () => {
  const steps = sideloadSteps({ ...facts, platform: 'win32' }).join('\n')
  expect(steps).toContain(`certutil -user -addstore Root "${facts.authorityFile}"`)
  expect(steps).toContain('certutil -user -delstore Root "parcel-checkup localhost"')
  const key = '"HKCU\\Software\\Microsoft\\Office\\16.0\\WEF\\Developer" /v 32b96088-2807-48b3-9927-5cfc8dfdd2b6'
  expect(steps).toContain(`reg add ${key} /t REG_SZ /d "${facts.manifestFile}" /f`)
  expect(steps).toContain(`reg delete ${key} /f`)
  expect(steps).not.toContain('security add-trusted-cert')
})

test('Mac：用钥匙串和 wef 文件夹，没有 Windows 的命令', () => {
  const steps = sideloadSteps({ ...facts, manifestFile: '/checkup/manifest.xml', platform: 'darwin' }).join('\n')
  expect(steps).toContain('security add-trusted-cert')
  expect(steps).toContain('cp "/checkup/manifest.xml" ~/Library/Containers/com.microsoft.Excel/Data/Documents/wef/')
  expect(steps).toContain('rm ~/Library/Containers/com.microsoft.Excel/Data/Documents/wef/manifest.xml')
  expect(steps).not.toMatch(/certutil|reg add/)
})

test('Linux 上没有 Excel：说明 Excel 须在同一台机器上', () => {
  expect(sideloadSteps({ ...facts, platform: 'linux' }).join('\n')).toContain('Excel 须与本服务在同一台机器上')
})

test('哪里都说清没有在真实的 Excel 中运行过', () => {
  for (const platform of ['win32', 'darwin', 'linux'] as const)
    expect(sideloadSteps({ ...facts, platform }).join('\n')).toContain('没有在真实的 Excel 中运行过')
})
