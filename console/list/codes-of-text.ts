/** Codes as people paste them, one a line or beside each other: each once, in their order. */
export function codesOfText(text: string): readonly string[] {
  const codes = text
    .normalize('NFKC')
    .split(/[\s,;、]+/)
    .filter((code) => code !== '')
  return [...new Set(codes)]
}
