import { h } from 'preact'

/** Saves the form that it stands in by itself, where scripts run. `saved` is said after each time, `#` becoming the time; `failed` when it did not work. */
export function Autosave({ action, every = 5, saved, failed }: { readonly action: string; readonly every?: number; readonly saved: string; readonly failed: string }) {
  return h('tg-autosave', { hidden: true, class: 'tg-soft', role: 'status', 'data-action': action, 'data-every': every, 'data-saved': saved, 'data-failed': failed })
}
