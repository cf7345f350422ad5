/**
 * The page's HTML with its styles and scripts named before `</head>`; the scripts run after parsing. Throws when the
 * template has no `</head>`.
 * @param publicPath where the page's folder is served, ending in a slash
 */
export function pageHtml(template: string, publicPath: string, firstLoad: readonly string[]): string {
  const head = template.indexOf('</head>')
  if (head < 0) throw new Error('The page template has no </head>')
  const styles = firstLoad.filter((file) => file.endsWith('.css'))
  const scripts = firstLoad.filter((file) => file.endsWith('.js'))
  const tags = [
    ...styles.map((file) => `<link rel="stylesheet" href="${publicPath}${file}">`),
    ...scripts.map((file) => `<script defer src="${publicPath}${file}"></script>`),
  ]
  return `${template.slice(0, head)}${tags.join('\n')}\n${template.slice(head)}`
}
