import { randomBytes } from 'node:crypto'
import { sha256 } from '../hash.ts'

/** 256 random bits, as 43 characters that need no escaping anywhere. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** What is stored of a token: who reads the database cannot sign in with it. */
export function tokenHash(token: string): string {
  return sha256(token)
}
