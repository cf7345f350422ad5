import { expect, test } from 'vitest'
import { catalogRegistration, isShare, registryFile } from '#addin/manifest/catalog-registration.ts'

test('注册表文件按微软文档的写法：路径中的反斜杠加倍，行尾为回车换行', () => {
  const lines = catalogRegistration('\\\\fileserver\\产业用地体检').split('\r\n')
  const id =
    /^\[HKEY_CURRENT_USER\\Software\\Microsoft\\Office\\16\.0\\WEF\\TrustedCatalogs\\(\{[0-9a-f-]{36}\})\]$/.exec(
      lines[2] ?? '',
    )?.[1]
  expect(id).toMatch(/^\{[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\}$/)
  expect(lines).toEqual([
    'Windows Registry Editor Version 5.00',
    '',
    lines[2],
    `"Id"="${id}"`,
    '"Url"="\\\\\\\\fileserver\\\\产业用地体检"',
    '"Flags"=dword:00000001',
    '',
  ])
})

test('同一共享的编号不变，大小写不同也算同一共享；不同共享的编号不同', () => {
  const id = (share: string) => /"Id"="(.*)"/.exec(catalogRegistration(share))?.[1]
  expect(id('\\\\FileServer\\addins')).toBe(id('\\\\fileserver\\addins'))
  expect(id('\\\\fileserver\\addins')).not.toBe(id('\\\\fileserver\\addins2'))
})

test('文件为带标记的 UTF-16，注册表编辑器才认得中文', () => {
  expect([...registryFile('界')]).toEqual([0xff, 0xfe, 0x4c, 0x75])
})

test.each([
  ['\\\\fileserver\\addins', true],
  ['\\\\10.0.0.5\\体检\\清单', true],
  ['fileserver', false],
  ['C:\\addins', false],
  ['\\\\fileserver', false],
  ['\\\\fileserver\\a"\r\n"b', false],
  ['//fileserver/addins', false],
])('%s 是共享路径：%s', (path, expected) => {
  expect(isShare(path)).toBe(expected)
})
