/** A colour or font of ui/tokens.css, for what cannot read custom properties: canvas and WebGL. */
export function token(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim()
}
