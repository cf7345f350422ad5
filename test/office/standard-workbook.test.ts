import { unzipSync, zipSync } from 'fflate'
import { expect, it } from 'vitest'
import type { Standard } from '#core/scoring/standard.ts'
import { exampleHuangyan } from '#core/standards/example-huangyan.ts'
import { regExample20261 } from '#core/standards/reg-example-2026-1.ts'
import { canonicalJson } from '#server/canonical-json.ts'
import { patchWorkbook } from '#workbook/patch.ts'
import { readStandardWorkbook } from '#workbook/standard/read.ts'
import { standardWorkbook } from '#workbook/standard/write.ts'
import { formulas } from './formula-texts.ts'
import { cellsIn, savedByLibreOffice } from './opened-again.ts'

/** As texts of a standard: those without outer white space. */
const typed = formulas.filter((text) => text.trim() === text)

/** A standard whose texts are formulas. */
const withFormulas: Standard = {
  ...regExample20261,
  id: '=1+1',
  name: typed[1] ?? '',
  indicators: regExample20261.indicators.map((indicator, index) => ({
    ...indicator,
    name: typed[index % typed.length] ?? '',
    citation: { document: typed[2] ?? '', clause: '1-2', standing: 'document', note: '2026-01-01' },
  })),
  notes: typed,
}

it.each([regExample20261, exampleHuangyan, withFormulas])(
  '$id：在 LibreOffice 中打开、重算、另存，读出的标准一字节不差，没有一个公式',
  async (standard) => {
    const saved = await savedByLibreOffice(await standardWorkbook(standard), 'xlsx')
    expect(cellsIn(saved).filter(({ formula }) => formula !== null)).toEqual([])
    const read = await readStandardWorkbook(saved)
    expect(read).toMatchObject({ faults: [], notices: [] })
    expect(canonicalJson(read.standard)).toBe(canonicalJson(standard))
  },
)

it('公式算出的数照结果读；日期、百分数在 LibreOffice 里改过仍读得对', async () => {
  const bytes = await standardWorkbook(regExample20261)
  const cells = cellsIn(bytes)
  const weight = cells.find(
    ({ sheet, value, address }) => sheet === '维度与指标' && value === 20 && address.startsWith('E'),
  )
  const since = cells.find(({ sheet, value }) => sheet === '概况' && value === '生效日期')
  const row = since?.address.slice(1) ?? ''
  const edited = patchWorkbook(bytes, [
    { sheet: '维度与指标', cell: weight?.address ?? '', value: null },
    { sheet: '概况', cell: `B${row}`, value: '2021年3月1日' },
  ])
  const parts = unzipSync(edited)
  const name = Object.keys(parts).find((part) => part.endsWith('sheet2.xml')) ?? ''
  const xml = Buffer.from(parts[name] ?? []).toString()
  parts[name] = Buffer.from(
    xml.replace(new RegExp(`(<c r="${weight?.address}"[^>]*?)(?: t="[^"]*")?(?:/>|></c>)`), '$1><f>4*5</f></c>'),
  )
  expect(await readStandardWorkbook(zipSync(parts))).toMatchObject({
    notices: [expect.stringMatching(/有公式但没有结果/)],
    faults: [{ cell: weight?.address, message: expect.stringMatching(/^没有填写/) }],
  })
  const read = await readStandardWorkbook(await savedByLibreOffice(zipSync(parts), 'xlsx'))
  expect(read.faults).toEqual([])
  expect(read.standard).toEqual({ ...regExample20261, since: '2021-03-01' })
})
