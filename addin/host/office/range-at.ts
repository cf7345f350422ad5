/**
 * A range for one batch: Excel does not keep track of where its cells move, which saves the batch that would tell it to
 * stop. Without an address the whole sheet. Not to be used after a sync, but for what it was asked to load.
 */
export function rangeAt(sheet: Excel.Worksheet, address?: string): Excel.Range {
  return sheet.getRange(address).untrack()
}
