import { expect, it } from 'vitest'
import { openFonts } from '#paper/fonts/font-set.ts'
import { renderPdf } from '#paper/render.ts'
import { createPaperMaker, paperLimits } from '#server/paper/paper-maker.ts'
import { letterSample } from '../../paper/letter-sample.ts'
import { projectSheet } from '../../paper/sample.ts'
import { toolPath } from '../../tools.ts'
import { refusal } from '../problem.ts'

it('子进程里做出的文件与本进程的逐字节相同', async () => {
  const made = await createPaperMaker().render(projectSheet)
  expect(Buffer.from(made).equals(Buffer.from(await renderPdf(projectSheet, openFonts(null))))).toBe(true)
})

it('后备字体在程序文件夹之外也读得到；没有的字拒绝，不是故障', async () => {
  const maker = createPaperMaker(toolPath('cjk-font'))
  const named = (title: string) => ({ ...projectSheet, title })
  expect((await maker.render(named('王䶮'))).length).toBeGreaterThan(1000)
  const problem = await refusal(maker.render(named('甲\u200b乙')), 'paper-missing-glyph')
  expect(problem.details).toEqual({ field: '标题', characters: ['U+200B'] })
  expect(maker.counts().ended).toMatchObject({ answered: 2, died: 0 })
})

it('一个进程连着做的，不论前面做过什么、拒绝过什么，与单独做的逐字节相同', async () => {
  const font = toolPath('cjk-font')
  const maker = createPaperMaker(font)
  const run = maker.open()
  const voided = { ...letterSample, watermark: { kind: 'words', text: '作废' } } as const
  try {
    for (const document of [letterSample, { ...letterSample, title: '王䶮' }, voided, projectSheet, letterSample]) {
      const alone = await renderPdf(document, openFonts(font))
      expect(Buffer.from(await run.render(document)).equals(Buffer.from(alone)), document.title).toBe(true)
      await refusal(run.render({ ...letterSample, title: '甲\u200b乙' }), 'paper-missing-glyph')
    }
  } finally {
    run.close()
  }
})

it('同时开的有限，关了一个才能再开；关两次只算一次', async () => {
  const maker = createPaperMaker()
  const runs = Array.from({ length: paperLimits.mostRuns }, () => maker.open())
  expect(() => maker.open()).toThrow(/too-busy/)
  runs[0]?.close()
  runs[0]?.close()
  runs[0] = maker.open()
  expect(() => maker.open()).toThrow(/too-busy/)
  for (const run of runs) run.close()
})
