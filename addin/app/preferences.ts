/** Switches that stay as they were left, on this device. */
type Preference = 'notes' | 'log'

const prefix = 'parcel-checkup.'

/** False where it was never set, and where the browser keeps nothing. */
export function preference(name: Preference): boolean {
  try {
    return localStorage.getItem(prefix + name) === 'on'
  } catch {
    return false
  }
}

export function setPreference(name: Preference, on: boolean): void {
  try {
    localStorage.setItem(prefix + name, on ? 'on' : 'off')
  } catch {
    // Nothing is kept here: the switch holds until the pane is closed.
  }
}
