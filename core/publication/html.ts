import type { PublicationLine } from './line.ts'
import { lineCells, type PublicationSheet } from './sheet.ts'

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

export function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => escapes[character] ?? character)
}

const style = `body{margin:24px auto;max-width:1080px;padding:0 16px;color:#1b2127;background:#fff;font:14px/22px "Microsoft YaHei","PingFang SC","Noto Sans CJK SC",sans-serif}
h1{font-size:20px;line-height:28px;text-align:center;margin:0 0 4px}.sub,.foot{color:#4a545e}.sub{text-align:center}
.foot{font-size:12px;overflow-wrap:anywhere}.standing{text-align:center;font-weight:700;border:2px solid #98201a;color:#98201a;padding:4px}
.notices{border:1px solid #868f98;padding:8px 12px}.notices p,.said p{margin:4px 0}
table{border-collapse:collapse;width:100%;margin:16px 0;font-variant-numeric:tabular-nums}
th,td{border:1px solid #868f98;padding:4px 8px;text-align:left;vertical-align:top}th{background:#edf0f2}
.r{text-align:right;white-space:nowrap}.k{white-space:nowrap}thead{display:table-header-group}tr{break-inside:avoid}`

const right = new Set(['place', 'landArea'])
const kept = new Set(['parcelCode', 'verdict', 'verdictBefore'])

function kindOf(id: string): string {
  return right.has(id) ? ' class="r"' : kept.has(id) ? ' class="k"' : ''
}

/**
 * A page of its own for the district's web site, before its lines: no script, no address of any other host, everything
 * that was typed by people is escaped. @param only the 街镇 whose part it is, null for all
 */
export function htmlHead(sheet: PublicationSheet, only: string | null): string {
  const { title, subtitle, standing, paragraphs, notices, columns } = sheet
  const heads = columns.map(({ id, label }) => `<th scope="col"${kindOf(id)}>${escaped(label)}</th>`).join('')
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(title)}</title><style>${style}</style></head><body>
<h1>${escaped(title)}</h1><p class="sub">${escaped(subtitle)}</p>
${standing === null ? '' : `<p class="standing">${escaped(standing)}</p>`}
<div class="said">${paragraphs.map((text) => `<p>${escaped(text)}</p>`).join('')}</div>
<div class="notices">${notices.map((text) => `<p>${escaped(text)}</p>`).join('')}${only === null ? '' : `<p>${escaped(only)}</p>`}</div>
<table><caption hidden>${escaped(title)}</caption><thead><tr>${heads}</tr></thead><tbody>
`
}

export function htmlLine(line: PublicationLine, { columns }: PublicationSheet): string {
  const texts = lineCells(line, columns)
  return `<tr>${columns.map(({ id }, index) => `<td${kindOf(id)}>${escaped(texts[index] ?? '')}</td>`).join('')}</tr>\n`
}

export function htmlFoot({ foot }: PublicationSheet): string {
  return `</tbody></table><p class="foot">${escaped(foot)}</p></body></html>\n`
}
