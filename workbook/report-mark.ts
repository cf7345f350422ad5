/** A name of the sheet's own says that a sheet holds results of ours, whatever the user calls it: it is no form. */
export const reportMark = 'checkup_report'
