import { attributesOf, decode, nextTag } from '#workbook/xml/scan.ts'
import type { Element } from './element.ts'

/** Text that is no well-formed document, as a sentence with the line. */
export class XmlFault extends Error {
  constructor(line: number, what: string) {
    super(`第 ${line} 行：${what}`)
    this.name = 'XmlFault'
  }
}

interface Open {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: Element[]
  text: string
}

/** The root element of a document. Throws XmlFault where tags do not pair or something stands outside the root. */
export function readXml(xml: string): Element {
  const document: Open = { name: '', attributes: {}, children: [], text: '' }
  const stack: Open[] = [document]
  let at = 0
  for (let tag = nextTag(xml, 0); tag !== null; tag = nextTag(xml, at)) {
    const parent = stack.at(-1) ?? document
    parent.text += textBetween(xml, at, tag.start)
    at = tag.end
    if (tag.kind === 'close') {
      if (parent.name !== tag.name) throw new XmlFault(lineOf(xml, tag.start), `</${tag.name}> 没有对应的开始标签`)
      stack.pop()
      ;(stack.at(-1) ?? document).children.push(closed(xml, parent, tag.start))
      continue
    }
    const opened = { name: tag.name, attributes: Object.fromEntries(attributesOf(xml, tag)), children: [], text: '' }
    if (tag.kind === 'open') stack.push(opened)
    else parent.children.push(opened)
  }
  const [root, second] = document.children
  const unclosed = stack.at(-1)
  const isWhole = unclosed === document && textBetween(xml, at, xml.length).trim() === '' && document.text.trim() === ''
  if (!isWhole) throw new XmlFault(lineOf(xml, xml.length), `<${unclosed?.name ?? ''}> 没有结束，或根元素之外有文字`)
  if (root === undefined || second !== undefined) throw new XmlFault(1, '应当只有一个根元素')
  return root
}

function closed(xml: string, { name, attributes, children, text }: Open, at: number): Element {
  const trimmed = text.trim()
  if (children.length > 0 && trimmed !== '') throw new XmlFault(lineOf(xml, at), `<${name}> 既有子元素又有文字`)
  return { name, attributes, children, text: trimmed }
}

/** Comments and the declaration say nothing. */
function textBetween(xml: string, from: number, to: number): string {
  return decode(xml.slice(from, to).replaceAll(/<!--[\s\S]*?-->|<\?[\s\S]*?\?>/g, ''))
}

function lineOf(xml: string, offset: number): number {
  return xml.slice(0, offset).split('\n').length
}
