import { cut, quoted } from '../../error/wording.ts'
import { megabytes, type SomeProblemWordings } from '../problem-wording.ts'

/** Printed papers and files that are attached. */
export const documentWordings = {
  'paper-missing-glyph': {
    title: '有字印不出来',
    why: ({ field, characters }) =>
      `“${cut(field, 16)}”中的${characters.slice(0, 5).map(quoted).join('')}没有字体，未生成文件。`,
    what: '请核对用字；确为生僻字的，由系统管理安装 Noto CJK 字体。',
  },
  'paper-time-out': {
    title: '文件未生成',
    why: ({ seconds }) => `内容过多，${seconds} 秒内没有排完。`,
    what: '请缩小范围，或导出 xlsx。',
  },
  'attachment-too-large': {
    title: '附件过大',
    why: ({ limitBytes }) => `附件超过 ${megabytes(limitBytes)}，没有保存。`,
    what: '请降低扫描分辨率，或分成几个文件上传。',
  },
  'attachment-type': {
    title: '附件类型不符',
    why: ({ accepted }) => `按内容判断，附件不是${cut(accepted, 44)}。`,
    what: '请转换为可接受的类型后上传。',
  },
  'attachment-unsafe': {
    title: '附件未保存',
    why: ({ kind, reason }) => `${cut(kind, 20)}${cut(reason, 24)}，为安全起见没有保存。`,
    what: '请另存为不含宏和控件的文件，或转为 PDF 后上传。',
  },
  'attachment-lost': {
    title: '附件读不出来',
    why: ({ sha256 }) => `附件（摘要 ${sha256.slice(0, 8)}）缺失，或与登记的摘要不符。`,
    what: '请告知系统管理，从备份恢复该文件。',
  },
} satisfies SomeProblemWordings
