/**
 * Tables that a backup leaves empty: sessions and links by which somebody could come in after a restore, and who tried
 * to.
 */
export const tablesLeftOut: readonly string[] = [
  'session',
  'set_up_link',
  'sign_in_attempt',
  'password_link',
  'pairing',
  'single_sign_on_request',
]
