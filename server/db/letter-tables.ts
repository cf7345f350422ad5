/** A letter of the district: numbered when it is issued, its document frozen; the PDF is made of it and kept by its hash. */
export interface FormalLetterTable {
  district: string
  id: string
  /** Order of the letters of all kinds. */
  seq: number
  kind: string
  cycle: string
  year: number
  /** Without gaps within kind and year. */
  number: number
  number_text: string
  /** Null for one that was issued in the place of a voided one. */
  batch: string | null
  /** What it is about: parcel, objection, 街镇; once in a batch. */
  subject: string
  receiver_kind: string
  receiver: string
  receiver_name: string
  parcel_code: string | null
  town_code: string | null
  title: string
  /** 0: the one that came with the program; null for letters that have no template. */
  template_version: number | null
  /** JSON of the printed document. */
  document: string
  /** SHA-256 of the document; null for letters from before it was kept. */
  document_hash: string | null
  issued_on: string
  deliver_by: string | null
  /** The last delivery on record. */
  delivered_on: string | null
  delivered_how: string | null
  /** When its receiver first opened it in the console. */
  opened_at: string | null
  voided_at: string | null
  voided_by: string | null
  void_reason: string | null
  replaces: string | null
  replaced_by: string | null
  /** Of the PDF. */
  sha256: string | null
  /** JSON of the refusal. */
  fault: string | null
  username: string
  by_name: string
  at: string
}

/** How and to whom a letter was handed over; append-only. */
export interface LetterDeliveryTable {
  district: string
  letter: string
  number: number
  delivered_on: string
  how: string
  /** JSON of who received it and what was said; sealed. */
  delivery_people: string
  username: string
  by_name: string
  role: string
  at: string
}

/** A file that proves a delivery; append-only. */
export interface LetterReceiptTable {
  district: string
  letter: string
  delivery: number
  sha256: string
  name: string
  content_kind: string
  size: number
  username: string
  by_name: string
  at: string
}

export interface LetterBatchTable {
  district: string
  id: string
  seq: number
  kind: string
  cycle: string
  /** JSON of what letters are still to be issued about, in order. */
  subjects: string
  total: number
  issued: number
  /** JSON of the subjects that got none, with the reason. */
  refused: string
  state: string
  username: string
  by_name: string
  at: string
  changed_at: string
}

/** A version of the text of one kind of letter; append-only. */
export interface LetterTemplateTable {
  district: string
  kind: string
  version: number
  title: string
  body: string
  effective_from: string
  note: string
  username: string
  by_name: string
  at: string
}

export interface LetterTables {
  formal_letter: FormalLetterTable
  letter_delivery: LetterDeliveryTable
  letter_receipt: LetterReceiptTable
  letter_batch: LetterBatchTable
  letter_template: LetterTemplateTable
}
