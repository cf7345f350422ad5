import type { LetterBlock } from './block.ts'
import type { TemplatedKind } from './kind.ts'
import { placeholdersOf } from './placeholder.ts'

/** The text of one kind of letter. Body: a paragraph a line; "# " makes a heading; blank lines are left out. */
export interface LetterText {
  readonly title: string
  readonly body: string
}

/** Why a template is refused, and where: line (0 = the title) and place in it, from 1. */
export interface TemplateFault {
  readonly line: number
  readonly column: number
  readonly message: string
}

/** What takes the places of the placeholders. */
export interface LetterValues {
  /** Null is written as 未填. */
  readonly words: Readonly<Record<string, string | null>>
  readonly blocks: Readonly<Record<string, readonly LetterBlock[]>>
}

const marked = /\{\{([^{}]*)\}\}/g
const stray = /\{\{|\}\}/
const missing = '未填'

/** All that is wrong with a template, in the order of its text. */
export function templateFaults(kind: TemplatedKind, { title, body }: LetterText): readonly TemplateFault[] {
  const known = new Map(placeholdersOf(kind).map((placeholder) => [placeholder.name, placeholder]))
  const lines = [title, ...body.split('\n')]
  return lines.flatMap((text, line) => {
    const faults: TemplateFault[] = []
    const tell = (index: number, message: string): void => {
      faults.push({ line, column: [...text.slice(0, index)].length + 1, message })
    }
    for (const { 0: whole, 1: inner = '', index } of text.matchAll(marked)) {
      const name = inner.trim()
      const placeholder = known.get(name)
      if (placeholder === undefined) tell(index, `没有“${name}”这个占位符，请从清单中选择。`)
      else if (placeholder.block === true && (line === 0 || text.trim() !== whole)) {
        tell(index, `“${name}”是一段内容，须单独占一行。`)
      }
    }
    const rest = text.replaceAll(marked, (whole) => ' '.repeat(whole.length))
    const left = stray.exec(rest)
    if (left !== null) tell(left.index, '大括号不成对，占位符写作 {{名称}}。')
    return faults
  })
}

/** 第 3 行第 5 个字：… */
export function templateFaultText({ line, column, message }: TemplateFault): string {
  return `${line === 0 ? '标题' : `正文第 ${line} 行`}第 ${column} 个字：${message}`
}

/** One line with its words put in. */
export function fillLine(text: string, { words }: LetterValues): string {
  return text.replaceAll(marked, (_, name: string) => words[name.trim()] ?? missing)
}

/** The letter of a template without faults. */
export function fillTemplate({ body }: LetterText, values: LetterValues): readonly LetterBlock[] {
  return body.split('\n').flatMap((line): readonly LetterBlock[] => {
    const text = line.trim()
    if (text === '') return []
    const alone = /^\{\{([^{}]*)\}\}$/.exec(text)?.[1]?.trim()
    const blocks = alone === undefined ? undefined : values.blocks[alone]
    if (blocks !== undefined) return blocks
    if (text.startsWith('# ')) return [{ kind: 'heading', text: fillLine(text.slice(2), values) }]
    return [{ kind: 'paragraph', text: fillLine(text, values) }]
  })
}
