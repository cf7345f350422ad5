import { escapeXml } from '#workbook/xml/escape.ts'
import type { Element } from './element.ts'

/** A document with one element a line, indented by two spaces. */
export function writeXml(root: Element): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${lines(root, '').join('\n')}\n`
}

function lines({ name, attributes, children, text }: Element, indent: string): readonly string[] {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(value)}"`)
  const opening = `${indent}<${name}${written.join('')}`
  if (children.length > 0) {
    return [`${opening}>`, ...children.flatMap((child) => lines(child, `${indent}  `)), `${indent}</${name}>`]
  }
  return [text === '' ? `${opening}/>` : `${opening}>${escapeXml(text)}</${name}>`]
}
