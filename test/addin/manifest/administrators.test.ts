import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { catalogRegistration } from '#addin/manifest/catalog-registration.ts'
import { officeJsAddress, officeJsSources } from '#server/office-js.ts'

/* What 管理员部署手册 shows is what the commands and settings give. */

const manual = readFileSync(resolve(import.meta.dirname, '../../../docs/zh/administrators.md'), 'utf8')

/** The first block of that language, without the indentation of its list item. */
function block(language: string): string {
  const [, indent = '', text = ''] =
    new RegExp(`^( *)\`\`\`${language}\\n([\\s\\S]*?)^\\1\`\`\``, 'm').exec(manual) ?? []
  return text
    .split('\n')
    .map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line))
    .join('\r\n')
}

test('注册表文件的样子与命令生成的一致', () => {
  const share = /--share '([^']+)'/.exec(manual)?.[1] ?? ''
  expect(block('reg')).toBe(catalogRegistration(share))
})

test('OFFICE_JS 的每个取值都写明，主机名与实际加载的一致', () => {
  for (const source of officeJsSources) {
    expect(manual).toContain(`| \`${source}\` |`)
    const address = officeJsAddress(source)
    if (address !== null) expect(manual).toContain(new URL(address).host)
  }
})

test('写明不支持和没有试过的', () => {
  for (const sentence of ['不支持用于正式环境', '没有在真实的 Excel 或 WPS 中运行过', '只支持从 CDN 加载', '没有按钮'])
    expect(manual).toContain(sentence)
})
