/** What a caller is told of a defect, and its log entry is found by. */
export function referenceOf(requestId: string): string {
  return requestId.slice(0, 8).toUpperCase()
}
