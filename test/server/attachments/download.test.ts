import { expect, it } from 'vitest'
import { attachmentHeaders, attachmentName } from '#server/attachments/download.ts'

it('下载只作附件，不在页面里打开，名称按 RFC 8187', () => {
  const headers = attachmentHeaders("土地权证'正本'.pdf", 'pdf', 12)
  expect(headers['content-disposition']).toBe(
    `attachment; filename="download.pdf"; filename*=UTF-8''${encodeURIComponent('土地权证')}%27${encodeURIComponent('正本')}%27.pdf`,
  )
  expect(headers['content-security-policy']).toContain('sandbox')
  expect(headers['x-content-type-options']).toBe('nosniff')
  expect(headers['content-length']).toBe('12')
})

it.each([
  ['../../etc/passwd', 'passwd.pdf'],
  ['C:\\文档\\权证.PDF', '权证.pdf'],
  ['权证.pdf.exe', '权证.pdf.pdf'],
  ['a\r\nset-cookie: x.pdf', 'aset-cookie x.pdf'],
  ['\u202efdp.权证', 'fdp.pdf'],
  ['.htaccess', '附件.pdf'],
  ['', '附件.pdf'],
  ['   . .', '附件.pdf'],
])('名称 %j 存为 %s', (given, kept) => {
  expect(attachmentName(given, 'pdf')).toBe(kept)
})
