/** The text with every figure held to what follows it: 16,000.00 m² and 第 5 / 62 名 never break in the middle. */
export function unparted(text: string): string {
  return text.replace(/(\d%?) (?=\S)/g, '$1\u00a0').replace(/(第|[+−]) (?=\d)/g, '$1\u00a0')
}
