/** Stands where a workbook has the name of a sheet. */
export const csvSheet = 'CSV'
