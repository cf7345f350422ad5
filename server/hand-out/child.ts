/* The child process that makes a few workbooks. Started by workshop.ts only. */
import { makeHandedLedger, makeHandOut } from '#workbook/hand-out/make.ts'
import { openHandOutTemplate } from '#workbook/hand-out/template.ts'
import type { MakeReply, MakeRequest } from './child-messages.ts'

process.once('message', async ({ template, contents, ledger }: MakeRequest) => {
  const opened = await openHandOutTemplate(template)
  const files =
    ledger === null
      ? contents.map((content) => makeHandOut(opened, content))
      : [makeHandedLedger(opened, contents, ledger)]
  const reply: MakeReply = { files }
  process.send?.(reply, () => process.disconnect())
})
