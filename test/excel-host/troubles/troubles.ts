/** What goes wrong in this Excel. Everything is off unless switched on; switches may be changed while it runs. */
export interface Troubles {
  /** Milliseconds that every batch takes. */
  syncDelay: number
  /** Bytes of a batch and of its answer (5 MB in Excel on the web: Office docs, "Resource limits for Office Add-ins"). */
  requestLimit: number
  responseLimit: number
  /** Every so many events one is lost; 0: none (office-js #294, #1149). */
  lostEvents: number
  doubledEvents: boolean
  /** A choice from a drop-down list tells nobody (office-js #420, #3888, #4066). */
  silentListChoices: boolean
  /** Filling down over filtered rows tells nobody (office-js #1110). */
  silentFills: boolean
  /** insertWorksheetsFromBase64 answers GeneralException (office-js #2718, #6142, #5777). */
  refuseInsertedSheets: boolean
  /** Names of inserted sheets come as #REF! (office-js #3583). */
  brokenInsertedNames: boolean
  /** The next batch with so many actions fails with GeneralException before that one, 0-based; null: none. */
  failAtAction: number | null
}

export const noTroubles: Troubles = {
  syncDelay: 0,
  requestLimit: 5_000_000,
  responseLimit: 5_000_000,
  lostEvents: 0,
  doubledEvents: false,
  silentListChoices: false,
  silentFills: false,
  refuseInsertedSheets: false,
  brokenInsertedNames: true,
  failAtAction: null,
}
