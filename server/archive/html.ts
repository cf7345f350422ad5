import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

/** Text in a page. */
export function html(text: string | number | null): string {
  return String(text ?? '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

/** JSON within a script element: nothing in it ends the element. */
export function inlineJson(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c')
}

/** A file that goes into every package as it is. */
export function offlineText(name: string): string {
  return readFileSync(new URL(`./offline/${name}`, import.meta.url), 'utf8')
}

/** Base64 of the SHA-256, as a content security policy names what it lets run. */
function sourceHash(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
}

export interface PageParts {
  readonly title: string
  readonly script?: string
  /** Style that is not the page's own stays out; so does every address. */
  readonly style: string
}

/** The beginning of a page that may load nothing and run only what it brings. */
export function pageHead({ title, script, style }: PageParts): string {
  const scripts = script === undefined ? "'none'" : sourceHash(script)
  const policy = `default-src 'none'; style-src ${sourceHash(style)}; script-src ${scripts}; base-uri 'none'; form-action 'none'`
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${html(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${html(title)}</title>
<style>${style}</style>
</head>
`
}
