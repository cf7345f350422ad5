import { execFileSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { toolPath } from '../tools.ts'
import { convertWithLibreOffice } from './libre-office.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'libreoffice-test-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

it('表格能转成 PDF，再转成图片', async () => {
  const csv = join(folder, '示例.csv')
  await writeFile(csv, '\uFEFF地块编号,面积\n松江-001,12.5\n')
  const pdf = await convertWithLibreOffice(csv, 'pdf', folder)
  execFileSync(toolPath('pdftoppm'), ['-png', '-r', '50', pdf, join(folder, 'page')])
  const png = await readFile(join(folder, 'page-1.png'))
  expect(png.subarray(1, 4).toString('latin1')).toBe('PNG')
})

it('打不开的文件报错，而不是悄悄没有结果', async () => {
  const file = join(folder, '没有这个文件.xlsx')
  await expect(convertWithLibreOffice(file, 'pdf', folder)).rejects.toThrow('LibreOffice wrote no')
})
