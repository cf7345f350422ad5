/**
 * Error codes and messages of Excel's host, as the Office docs list them ("Error handling with the Excel JavaScript
 * API", table of error codes).
 */
const messages = {
  AccessDenied: 'You cannot perform the requested operation.',
  ApiNotFound: 'The API you are trying to use could not be found. It may be available in a newer version of Excel.',
  GeneralException: 'There was an internal error while processing the request.',
  InvalidArgument: 'The argument is invalid or missing or has an incorrect format.',
  InvalidBinding: 'This object binding is no longer valid due to previous updates.',
  InvalidOperation: 'The operation attempted is invalid on the object.',
  InvalidOperationInCellEditMode:
    'Excel is in cell-editing mode. Please exit the edit mode by pressing ENTER or TAB or selecting another cell, and then try again.',
  InvalidReference: 'This reference is not valid for the current operation.',
  InvalidSelection: 'The current selection is invalid for this operation.',
  ItemAlreadyExists: 'A resource of the same name or identifier already exists.',
  ItemNotFound: "The requested resource doesn't exist.",
  InsertDeleteConflict: 'The insert or delete operation attempted resulted in a conflict.',
  RequestPayloadSizeLimitExceeded: 'The request payload size has exceeded the limit.',
  ResponsePayloadSizeLimitExceeded: 'The response payload size has exceeded the limit.',
  UnsupportedOperation: 'The operation being attempted is not supported.',
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
