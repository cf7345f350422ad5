import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { lintFacts } from '#addin/manifest/facts.ts'
import { lintManifest } from '#addin/manifest/lint.ts'
import { addExcelFiles } from '../../bundle/excel-files.ts'

const root = resolve(import.meta.dirname, '../..')
const source = join(root, 'node_modules/@microsoft/office-js')
const { version } = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8')) as { version: string }

let folder: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'excel-files-'))
  await addExcelFiles(root, folder)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function filesUnder(path: string): readonly string[] {
  const entries = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return entries
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(path.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort()
}

it('copies office.js and what Excel makes it load, byte for byte, under its version', () => {
  const office = join(folder, 'office')
  expect(readdirSync(office)).toEqual([version])
  const copied = filesUnder(join(office, version)).filter((file) => file.endsWith('.js'))
  expect(copied).toContain('office.js')
  for (const file of copied) {
    expect(readFileSync(join(office, version, file)).equals(readFileSync(join(source, 'dist', file))), file).toBe(true)
  }
})

it('leaves out what only sends usage data to Microsoft', () => {
  expect(filesUnder(join(folder, 'office')).filter((file) => /telemetry|aria/.test(file))).toEqual([])
})

it('keeps the licence beside the copies, with whose they are and whose the add-in is', () => {
  const read = (file: string): string => readFileSync(join(folder, 'office', version, file), 'utf8')
  expect(read('LICENSE.md')).toBe(readFileSync(join(source, 'LICENSE.md'), 'utf8'))
  expect(read('NOTICE.txt')).toContain('Microsoft is not responsible for maintaining, updating')
  expect(read('NOTICE.txt')).toContain('Copyright (c) 2026 the parcel-checkup authors')
})

it('writes a manifest that is whole once the address of a server is put in', () => {
  const template = readFileSync(join(folder, 'manifest.template.xml'), 'utf8')
  const manifest = template.replaceAll('%PUBLIC_URL%', 'https://checkup.example.gov.cn')
  expect(lintManifest(manifest, lintFacts(false))).toEqual([])
  const icons = [...manifest.matchAll(/\/pane\/icons\/[0-9a-f]{8}\/([^"]+)"/g)].map((match) => match[1] ?? '')
  expect(new Set(icons)).toEqual(new Set(readdirSync(join(folder, 'icons'))))
})
