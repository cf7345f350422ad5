import { formById } from '#core/forms/catalogue.ts'
import { isAtLeast, paneVersion } from '../base/version.ts'
import type { Handshake } from './sync-state.ts'

export interface About {
  readonly minimumPaneVersion: string
  readonly forms: readonly { readonly id: Parameters<typeof formById>[0]; readonly version: string }[]
  readonly district: { readonly name: string }
  readonly demo: boolean
}

/** What the server's word about itself means to this pane. */
export function handshakeOf({ minimumPaneVersion, forms, district, demo }: About): Handshake {
  if (!isAtLeast(paneVersion, minimumPaneVersion)) return { kind: 'too-old', minimum: minimumPaneVersion }
  const isSame = forms.every((form) => formById(form.id).version === form.version)
  return isSame ? { kind: 'good', district: district.name, demo } : { kind: 'other-forms' }
}
