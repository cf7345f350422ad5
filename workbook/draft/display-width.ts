/** In characters of the standard font: a Chinese character takes two. */
export function displayWidth(text: string): number {
  return [...text].reduce((sum, character) => sum + (character > '\u00ff' ? 2 : 1), 0)
}
