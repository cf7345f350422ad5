import type { ProblemMessage } from '../workers/protocol.ts'
import type { SpreadsheetFailure, SpreadsheetFault } from './spreadsheet-failure.ts'

const words: Readonly<Record<SpreadsheetFault, (sheet: string) => ProblemMessage>> = {
  protected: (sheet) => ({
    title: '工作簿受保护，没有写入。',
    why: sheet === '' ? '工作簿的结构已保护。' : `工作表“${sheet}”已保护。`,
    what: '请在“审阅”中撤销保护后再试，已填数据不受影响。',
  }),
  'too-large': (sheet) => ({
    title: '工作表太大，没有读完。',
    why:
      sheet === ''
        ? '一次读取的内容超过了表格程序的限制。'
        : `工作表“${sheet}”有一行内容超过了表格程序一次读取的限制。`,
    what: '请删除与填报无关的大段文字后再试，或下载文件后在网页中打开。',
  }),
  unavailable: () => ({
    title: '表格程序没有回应。',
    why: '可能正在打开对话框或进行大量计算。',
    what: '请关闭对话框，稍后再试，并核对刚才写入的单元格。',
  }),
  refused: () => ({
    title: '表格程序没有接受这个操作。',
    why: '表格没有被改动。',
    what: '请稍后再试；仍不行时，下载模板或工作簿后打开，已填数据不受影响。',
  }),
}

/** What was refused, why, and what to do. */
export function failureWords({ fault, sheet }: SpreadsheetFailure): ProblemMessage {
  return words[fault](sheet)
}
