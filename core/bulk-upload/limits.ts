/** What one run holds; a 街镇 has at most some thousand parcels. */
export const bulkLimits = {
  /** Files of one run, those that could not be sent included. */
  files: 5000,
  /** Rows put in one workbook to be fixed; more are asked for by 街镇 or by file. */
  repairRows: 3000,
  /** Lines of the sheet 逐条. */
  reportLines: 100_000,
  /** Bytes of a file that the server takes. */
  fileBytes: 20_000_000,
} as const
