import { element, textElement } from '../element.ts'
import { productDescription, providerName } from '../identity.ts'
import { withoutDeclaration } from './ribbon.ts'

/** What WPS knows the add-in by, in both lists. */
const name = providerName

/** Where the add-in's files are: WPS puts the names of its files behind it, so it ends in a slash. */
export function wpsAddress(origin: string): string {
  return `${origin}/pane/wps/`
}

/** jsplugins.xml, the list that an enterprise's WPS reads from the address in oem.ini. */
export function jsPluginsXml(origin: string): string {
  const plugin = element('jspluginonline', { name, type: 'et', url: wpsAddress(origin) })
  return withoutDeclaration(element('jsplugins', {}, plugin))
}

/** publish.xml, the list of one user's WPS: where others are in it already, only the one line is to be added. */
export function publishXml(origin: string): string {
  const trust = { debug: '', enable: 'enable_dev', install: 'null' }
  const plugin = element('jspluginonline', { name, type: 'et', url: wpsAddress(origin), ...trust })
  return withoutDeclaration(element('jsplugins', {}, plugin))
}

/** manifest.xml beside ribbon.xml: what the add-in is called. */
export function jsPluginXml(): string {
  const texts = { ApiVersion: '1.0.0', Name: name, Description: productDescription.zh }
  const children = Object.entries(texts).map(([tag, text]) => textElement(tag, text))
  return withoutDeclaration(element('JsPlugin', {}, ...children))
}

/** index.html, the page that WPS keeps in the background for the buttons. */
export const wpsIndexHtml = `<!doctype html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8">
    <title>产业用地体检</title>
    <script src="main.js"></script>
  </head>
  <body></body>
</html>
`
