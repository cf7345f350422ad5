/**
 * Error codes and messages of Excel's host, as the Office docs list them ("Error handling with the application-specific
 * JavaScript APIs", table of error codes) and Excel.ErrorCodes in @types/office-js.
 */
const messages = {
  AccessDenied: 'You cannot perform the requested operation.',
  ApiNotFound: 'The API you are trying to use could not be found. It may be available in a newer version of Excel.',
  GeneralException: 'There was an internal error while processing the request.',
  InvalidArgument: 'The argument is invalid or missing or has an incorrect format.',
  InvalidOperation: 'The operation attempted is invalid on the object.',
  InvalidOperationInCellEditMode:
    'Excel is in cell-editing mode. Please exit the edit mode by pressing ENTER or TAB or selecting another cell, and then try again.',
  InvalidReference: 'This reference is not valid for the current operation.',
  ItemAlreadyExists: 'A resource of the same name or identifier already exists.',
  ItemNotFound: "The requested resource doesn't exist.",
  InsertDeleteConflict: 'The insert or delete operation attempted resulted in a conflict.',
  RangeExceedsLimit: 'The cell count in the range has exceeded the maximum supported number.',
  RequestPayloadSizeLimitExceeded: 'The request payload size has exceeded the limit.',
  ResponsePayloadSizeLimitExceeded: 'The response payload size has exceeded the limit.',
} as const

export type HostErrorCode = keyof typeof messages

/** What the host answers to an action it cannot do. */
export class HostError extends Error {
  readonly code: HostErrorCode
  /** The member of the API at fault, 'Range.values'. */
  readonly location: string

  constructor(code: HostErrorCode, location = '', detail = '') {
    super(detail === '' ? messages[code] : `${messages[code]} ${detail}`)
    this.name = 'HostError'
    this.code = code
    this.location = location
  }
}
