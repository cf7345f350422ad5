import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { assetSizes, paneExcess, sizeReport } from '../../bundle/first-load.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'first-load-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function write(file: string, kilobytes: number): string {
  writeFileSync(join(folder, file), randomBytes(kilobytes * 1024))
  return file
}

it('counts scripts and styles of the first load, not what is loaded later', () => {
  const assets = [write('main.js', 50), write('main.css', 9), write('chart.js', 200), write('icon.svg', 300)]
  const sizes = assetSizes(folder, assets, ['main.js', 'main.css'])
  expect(sizes.map((size) => size.file)).toEqual(['main.js', 'main.css', 'chart.js'])
  expect(paneExcess('index.html', sizes)).toBeNull()
  expect(sizeReport('pane', sizes)).toMatch(/59\.\d KB {2}first load$/)
})

it('refuses a first load above 60 KB of gzip', () => {
  const sizes = assetSizes(folder, [write('main.js', 50), write('main.css', 11)], ['main.js', 'main.css'])
  expect(paneExcess('index.html', sizes)).toContain('the limit is 61440')
})
