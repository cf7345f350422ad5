/** What the page is told by the program that serves it, as `host-page.json`. */
export interface HostPage {
  /** Where the pane comes from; another origin than this page's. */
  readonly paneOrigin: string
  /** The ribbon's tab, as the manifest has it. */
  readonly groups: readonly RibbonGroup[]
  readonly samples: readonly { readonly title: string; readonly address: string; readonly name: string }[]
}

export interface RibbonGroup {
  readonly label: string
  readonly commands: readonly {
    readonly label: string
    readonly tip: string
    readonly icon: string
    /** The pane's tab, null for the pane as it is. */
    readonly tab: string | null
  }[]
}
