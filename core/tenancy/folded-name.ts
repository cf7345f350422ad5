/** A name as it is compared: half-width, upper case, without blanks; （） and 【】 are brackets like any other. */
export function foldedText(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[【[〔]/g, '(')
    .replaceAll(/[】\]〕]/g, ')')
    .replaceAll(/\s/g, '')
}
