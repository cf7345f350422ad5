/* The child process that makes a few workbooks. Started by workshop.ts only. */
import { makeHandOut } from '#workbook/hand-out/make.ts'
import { openHandOutTemplate } from '#workbook/hand-out/template.ts'
import type { MakeReply, MakeRequest } from './child-messages.ts'

process.once('message', async ({ template, contents }: MakeRequest) => {
  const opened = await openHandOutTemplate(template)
  const reply: MakeReply = { files: contents.map((content) => makeHandOut(opened, content)) }
  process.send?.(reply, () => process.disconnect())
})
