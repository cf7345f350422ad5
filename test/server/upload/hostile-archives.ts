import { deflateRawSync } from 'node:zlib'
import type { HostileFile } from './hostile-file.ts'
import { sheetXml, workbookParts } from './workbook-parts.ts'
import { type ZipPart, zipOf } from './zip-builder.ts'

const sheet = 'xl/worksheets/sheet1.xml'
const strings = 'xl/sharedStrings.xml'

function withParts(...changes: readonly ZipPart[]): () => Uint8Array {
  return () => zipOf(workbookParts(changes))
}

/** A part of so many blanks, packed to a thousandth. */
function blanks(name: string, bytes: number, declaredSize = bytes): ZipPart {
  return { name, data: '', packed: deflateRawSync(Buffer.alloc(bytes, ' ')), declaredSize }
}

function edited(edit: (file: Buffer) => Buffer): () => Uint8Array {
  return () => edit(Buffer.from(zipOf(workbookParts())))
}

/** Sizes and methods that hurt who believes them. */
const bombs: readonly HostileFile[] = [
  {
    name: '一个部件展开超过 150 MB',
    bytes: withParts(blanks(sheet, 160_000_000)),
    outcome: 'workbook-bomb',
    reason: '160000000 B',
  },
  { name: '展开超过 200 倍', bytes: withParts(blanks(sheet, 40_000_000)), outcome: 'workbook-bomb', reason: ':1' },
  {
    name: '没人用的部件里的炸弹',
    bytes: withParts(blanks('xl/media/image1.png', 160_000_000)),
    outcome: 'workbook-bomb',
    reason: 'image1.png',
  },
  {
    name: '三个部件合计展开超过 200 MB',
    bytes: withParts(...[1, 2, 3].map((number) => blanks(`xl/media/${number}.png`, 80_000_000))),
    outcome: 'workbook-bomb',
    reason: '240',
  },
  {
    name: '六十个部件共用一份数据，合计展开超过 200 MB',
    bytes: withParts(
      blanks('xl/media/0.png', 4_000_000),
      ...Array.from({ length: 59 }, (_, index) => ({
        name: `xl/media/${index + 1}.png`,
        data: '',
        sameBytesAs: 'xl/media/0.png',
      })),
    ),
    outcome: 'workbook-bomb',
    reason: '240',
  },
  {
    name: '目录说 4000 字节，实际 160 MB',
    bytes: withParts(blanks(sheet, 160_000_000, 4_000)),
    outcome: 'workbook-bomb',
    reason: 'size',
  },
  {
    name: '存而不压的部件说小了',
    bytes: withParts({ name: sheet, data: sheetXml(), method: 0, declaredSize: 100 }),
    outcome: 'workbook-bomb',
    reason: 'size',
  },
  {
    name: '目录说 2 GB，实际几百字节',
    bytes: withParts({ name: sheet, data: sheetXml(), declaredSize: 2 ** 31 }),
    outcome: 'workbook-bomb',
    reason: '2147',
  },
  {
    name: '目录说的比实际多一点',
    bytes: withParts({ name: sheet, data: sheetXml(), declaredSize: 9_000 }),
    outcome: 'workbook-damaged',
    reason: 'size',
  },
  {
    name: '六万个部件',
    bytes: () =>
      zipOf([
        ...workbookParts(),
        ...Array.from({ length: 60_000 }, (_, index) => ({ name: `xl/a${index}.xml`, data: '', method: 0 })),
      ]),
    outcome: 'workbook-too-many-parts',
  },
]

/** Archives that two readers could read differently. */
const ambiguities: readonly HostileFile[] = [
  {
    name: '同名部件两份',
    bytes: () => zipOf([...workbookParts(), { name: sheet, data: sheetXml() }]),
    outcome: 'workbook-damaged',
    reason: 'duplicate-part',
  },
  {
    name: '同名部件两份，大小写不同',
    bytes: () => zipOf([...workbookParts(), { name: 'XL/Worksheets/Sheet1.xml', data: '' }]),
    outcome: 'workbook-damaged',
    reason: 'duplicate-part',
  },
  {
    name: '传到一半断了',
    bytes: edited((file) => file.subarray(0, file.length / 2)),
    outcome: 'workbook-damaged',
    reason: 'invalid zip data',
  },
  {
    name: '末尾多出字节',
    bytes: edited((file) => Buffer.concat([file, Buffer.from('PK')])),
    outcome: 'workbook-damaged',
    reason: 'truncated',
  },
  { name: '压缩包说有注释，其实没有', bytes: edited(commented), outcome: 'workbook-damaged', reason: 'comment' },
  { name: '目录与结尾之间藏了东西', bytes: edited(hiddenBeforeEnd), outcome: 'workbook-damaged', reason: 'ambiguous' },
  { name: '两处部件数不一致', bytes: edited(countsDiffer), outcome: 'workbook-damaged', reason: 'ambiguous' },
  {
    name: '校验和不符',
    bytes: withParts({ name: sheet, data: sheetXml(), declaredCrc: 1 }),
    outcome: 'workbook-damaged',
    reason: 'checksum',
  },
  {
    name: '压缩内容损坏',
    bytes: withParts({ name: sheet, data: 'x', packed: Buffer.alloc(40, 0xff) }),
    outcome: 'workbook-damaged',
    reason: 'invalid',
  },
  {
    name: '不认识的压缩方法',
    bytes: withParts({ name: sheet, data: 'x', packed: Buffer.from('x'), method: 12 }),
    outcome: 'workbook-damaged',
    reason: 'compression-method',
  },
  {
    name: '部件单独加密',
    bytes: withParts({ name: sheet, data: sheetXml(), flags: 0x801 }),
    outcome: 'workbook-damaged',
    reason: 'encrypted-part',
  },
  {
    name: '部件另有 64 位大小',
    bytes: withParts({ name: sheet, data: sheetXml(), extra: Buffer.from('010008000000000000000000', 'hex') }),
    outcome: 'workbook-damaged',
    reason: 'zip64',
  },
  {
    name: '缺少 xl/workbook.xml',
    bytes: () => zipOf(workbookParts().filter((part) => part.name !== 'xl/workbook.xml')),
    outcome: 'workbook-damaged',
    reason: 'missing-part',
  },
  ...[
    '../../etc/passwd',
    '/etc/passwd',
    'xl\\evil.xml',
    'C:/evil.xml',
    'xl/./a.xml',
    'xl//a.xml',
    '__proto__/a.xml',
    'xl/a\u0000.xml',
  ].map(
    (name): HostileFile => ({
      name: `部件名 ${JSON.stringify(name)}`,
      bytes: withParts({ name, data: '' }),
      outcome: 'workbook-damaged',
      reason: 'part-name',
    }),
  ),
]

const billionLaughs = '<!DOCTYPE x [<!ENTITY a "哈哈"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><sst>&b;</sst>'

/** Inflated bytes come in pieces of 16 KB; the forbidden word begins at the end of one and ends in the next. */
const acrossPieces = `${' '.repeat(16_384 - 5)}<!DOCTYPE sst SYSTEM "http://192.0.2.1/sst.dtd"><sst/>`

/** XML that would make a parser fetch or multiply. */
const unsafeXml: readonly HostileFile[] = [
  {
    name: '外部实体',
    bytes: withParts({ name: strings, data: '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><sst>&a;</sst>' }),
    outcome: 'workbook-unsafe-xml',
  },
  { name: '十亿个哈哈', bytes: withParts({ name: strings, data: billionLaughs }), outcome: 'workbook-unsafe-xml' },
  {
    name: '文档类型藏在长注释之后',
    bytes: withParts({ name: strings, data: `<!--${'注释'.repeat(40_000)}-->${billionLaughs}` }),
    outcome: 'workbook-unsafe-xml',
  },
  {
    name: '文档类型跨在两块之间',
    bytes: withParts({ name: strings, data: acrossPieces }),
    outcome: 'workbook-unsafe-xml',
  },
  {
    name: '关系部件里的文档类型',
    bytes: withParts({ name: 'xl/_rels/workbook.xml.rels', data: billionLaughs }),
    outcome: 'workbook-unsafe-xml',
  },
  {
    name: '批注绘图里的文档类型',
    bytes: withParts({ name: 'xl/drawings/vmlDrawing1.vml', data: billionLaughs }),
    outcome: 'workbook-unsafe-xml',
  },
  {
    name: '改用 UTF-16 藏文档类型',
    bytes: withParts({ name: strings, data: Buffer.from(`\ufeff${billionLaughs}`, 'utf16le') }),
    outcome: 'workbook-unsafe-xml',
  },
  {
    name: '没有标记的 UTF-16',
    bytes: withParts({ name: strings, data: Buffer.from(billionLaughs, 'utf16le') }),
    outcome: 'workbook-unsafe-xml',
  },
]

/** Programs inside the workbook. */
const programs: readonly HostileFile[] = [
  { name: '宏', bytes: withParts({ name: 'xl/vbaProject.bin', data: 'x' }), outcome: 'workbook-macro' },
  {
    name: '宏，改了大小写和位置',
    bytes: withParts({ name: 'xl/Deep/VBAPROJECT.BIN', data: 'x' }),
    outcome: 'workbook-macro',
  },
  {
    name: 'Excel 4.0 宏表',
    bytes: withParts({ name: 'xl/macrosheets/sheet1.xml', data: '<x/>' }),
    outcome: 'workbook-macro',
  },
  {
    name: '声明为启用宏的工作簿',
    bytes: withParts({
      name: '[Content_Types].xml',
      data: '<Types><Override ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>',
    }),
    outcome: 'workbook-macro',
  },
  {
    name: 'ActiveX 控件',
    bytes: withParts({ name: 'xl/activeX/activeX1.bin', data: 'x' }),
    outcome: 'workbook-active-content',
  },
  {
    name: '网页加载项',
    bytes: withParts({ name: 'xl/webextensions/webextension1.xml', data: '<x/>' }),
    outcome: 'workbook-active-content',
  },
]

/** What the guard refuses before any reader. */
export const hostileArchives: readonly HostileFile[] = [...bombs, ...ambiguities, ...unsafeXml, ...programs]

/** Four bytes between directory and end record. */
function hiddenBeforeEnd(file: Buffer): Buffer {
  return Buffer.concat([file.subarray(0, -22), Buffer.from('PK\u0001\u0002', 'latin1'), file.subarray(-22)])
}

/** The count for this disk and the count for all disks: some readers take the one, some the other. */
function countsDiffer(file: Buffer): Buffer {
  file.writeUInt16LE(1, file.length - 22 + 8)
  return file
}

/** Some readers would look for another directory, before the comment. */
function commented(file: Buffer): Buffer {
  file.writeUInt16LE(5, file.length - 2)
  return file
}
