import { expect, it } from 'vitest'
import { openFonts } from '#paper/fonts/font-set.ts'
import { renderPdf } from '#paper/render.ts'
import { createPaperMaker } from '#server/paper/paper-maker.ts'
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
