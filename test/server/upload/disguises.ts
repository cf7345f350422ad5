import type { HostileFile } from './hostile-file.ts'
import { workbookParts } from './workbook-parts.ts'
import { zipOf } from './zip-builder.ts'

/** Files of another kind under the name of a workbook. */
export const disguises: readonly HostileFile[] = [
  { name: '空文件', bytes: () => new Uint8Array(), outcome: 'not-a-workbook' },
  { name: '改名的 PNG 图片', bytes: () => Buffer.from('89504e470d0a1a0a0000000d', 'hex'), outcome: 'not-a-workbook' },
  {
    name: '改名的网页表格',
    bytes: () => Buffer.from('<html><table><tr><td>1</td></tr></table>'),
    outcome: 'not-a-workbook',
  },
  { name: '改名的 CSV', bytes: () => Buffer.from('地块编码,年度\n1,2025\n'), outcome: 'not-a-workbook' },
  { name: '不是工作簿的压缩包', bytes: () => zipOf([{ name: '说明.txt', data: '你好' }]), outcome: 'not-a-workbook' },
  { name: '改名的 Word 文档', bytes: () => renamedMain('word/document.xml'), outcome: 'not-a-workbook' },
  { name: '二进制工作簿 xlsb', bytes: () => renamedMain('xl/workbook.bin'), outcome: 'not-a-workbook' },
  {
    name: '加了打开密码的工作簿',
    bytes: () => compoundFile(['EncryptionInfo', 'EncryptedPackage']),
    outcome: 'workbook-encrypted',
  },
  {
    name: '旧版 xls',
    bytes: () => compoundFile(['Workbook', '\u0005SummaryInformation']),
    outcome: 'workbook-old-format',
  },
  {
    name: '超过 20 MB',
    bytes: () => Buffer.concat([zipOf(workbookParts()), Buffer.alloc(20 * 1024 * 1024)]),
    outcome: 'workbook-too-large',
  },
]

function renamedMain(name: string): Uint8Array {
  const parts = workbookParts().map((part) => (part.name === 'xl/workbook.xml' ? { ...part, name } : part))
  return zipOf(parts)
}

/** The header of an OLE file and one sector of its directory, with streams of these names. */
function compoundFile(streams: readonly string[]): Uint8Array {
  const file = Buffer.alloc(1024)
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(file)
  file.writeUInt16LE(9, 30)
  streams.forEach((name, index) => {
    const at = 512 + index * 128
    file.write(name, at, 'utf16le')
    file.writeUInt16LE((name.length + 1) * 2, at + 64)
    file.writeUInt8(2, at + 66)
  })
  return file
}
